package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The host refused something that a control group needs. The message names the operation, the file, the kernel's reason
 * and how to mend it. The reason is the C library's text for the errno (Java hands out no number), in the process's
 * locale: for people to read, not to compare.
 */
public final class CgroupException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was attempted. */
    public enum Operation {
        /** Make a group's folder: mkdir(2). */
        CREATE,
        /** Open or read a control file. */
        READ,
        /** Open or write a control file. */
        WRITE,
        /** Read a written limit back and find the same value. */
        VERIFY,
        /** Move a process into a group. */
        MOVE,
        /** End the processes of a group. */
        KILL,
        /** Remove a group's folder: rmdir(2). */
        REMOVE
    }

    private final Operation operation;
    private final String file;
    private final String reason;
    private final String remedy;

    CgroupException(Operation operation, Path file, String reason, String remedy) {
        super(message(operation, file, reason, remedy));
        this.operation = operation;
        this.file = file.toString();
        this.reason = reason;
        this.remedy = remedy;
    }

    CgroupException(Operation operation, Path file, IOException cause, String remedy) {
        this(operation, file, reason(cause), remedy);
        initCause(cause);
    }

    /** {@return what was attempted} */
    public Operation operation() {
        return operation;
    }

    /** {@return the control file or folder it was attempted on} */
    public Path file() {
        return Path.of(file);
    }

    /** {@return why it failed, in the kernel's words where it was the kernel that refused} */
    public String reason() {
        return reason;
    }

    /** {@return what to do about it} */
    public String remedy() {
        return remedy;
    }

    private static String message(Operation operation, Path file, String reason, String remedy) {
        return switch (requireNonNull(operation)) {
            case CREATE -> "mkdir " + file;
            case READ -> "read " + file;
            case WRITE -> "write " + file;
            case VERIFY -> "verify " + file;
            case MOVE -> "move a process through " + file;
            case KILL -> "kill what runs in " + file;
            case REMOVE -> "rmdir " + file;
        } + ": " + reason + " (" + remedy + ")";
    }

    /** The reason alone: the exceptions of {@code java.io} and {@code java.nio.file} put the path around it. */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "No such file or directory";
            case FileAlreadyExistsException _ -> "File exists";
            case AccessDeniedException _ -> "Permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> inParentheses(String.valueOf(failure.getMessage()));
        };
    }

    private static String inParentheses(String message) {
        int open = message.lastIndexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }
}
