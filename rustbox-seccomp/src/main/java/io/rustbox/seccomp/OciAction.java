package io.rustbox.seccomp;

import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallAction.Errno;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import io.rustbox.seccomp.SyscallAction.KillThread;
import io.rustbox.seccomp.SyscallAction.Log;
import io.rustbox.seccomp.SyscallAction.Trace;
import io.rustbox.seccomp.SyscallAction.Trap;
import io.rustbox.seccomp.SyscallAction.UserNotify;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects an action that a profile writes as two fields, a name and a number, in either order. */
final class OciAction {
    /** What the OCI specification says when a profile names no error. */
    private static final int DEFAULT_ERRNO = 1; // EPERM

    private final String place;
    private final String nameField;
    private final String errnoField;
    private @Nullable String name;
    private @Nullable Integer errno;

    OciAction(String place, String nameField, String errnoField) {
        this.place = place;
        this.nameField = nameField;
        this.errnoField = errnoField;
    }

    void name(String value) {
        name = value;
    }

    void errno(int value) {
        errno = value;
    }

    /** {@return the action; called once the object that holds both fields was read} */
    SyscallAction resolve() {
        String action = Optional.ofNullable(name).orElseThrow(() -> OciJson.wrong(place, nameField + " is missing"));
        return switch (action) {
            case "SCMP_ACT_ERRNO" -> new Errno(number(Errno.MAX));
            case "SCMP_ACT_TRACE" -> new Trace(number(SyscallAction.DATA_MASK));
            case "SCMP_ACT_ALLOW" -> plain(new Allow());
            case "SCMP_ACT_LOG" -> plain(new Log());
            case "SCMP_ACT_NOTIFY" -> plain(new UserNotify());
            case "SCMP_ACT_TRAP" -> plain(new Trap());
            case "SCMP_ACT_KILL", "SCMP_ACT_KILL_THREAD" -> plain(new KillThread());
            case "SCMP_ACT_KILL_PROCESS" -> plain(new KillProcess());
            default -> throw OciJson.wrong(place, nameField + ": no action is called " + action);
        };
    }

    private int number(int greatest) {
        int number = Optional.ofNullable(errno).orElse(DEFAULT_ERRNO);
        if (number > greatest) {
            throw OciJson.wrong(place, errnoField + ": " + number + " is greater than " + greatest);
        }
        return number;
    }

    private SyscallAction plain(SyscallAction action) {
        if (errno != null) {
            throw OciJson.wrong(place, errnoField + ": " + name + " takes no number");
        }
        return action;
    }
}
