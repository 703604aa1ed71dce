package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Limit;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A short text on a verdict for whoever wrote the program. It holds nothing of the host, only the problem's limits. */
public final class CandidateHint {
    private static final int MEBIBYTE = 1024 * 1024;

    /** As Python, Java and Node.js write it. */
    private static final List<String> STACK_OVERFLOWS = List.of(
            "RecursionError: ", "java.lang.StackOverflowError", "RangeError: Maximum call stack size exceeded");

    /** What the C library calls EFBIG, see strerror(3). */
    private static final String FILE_TOO_LARGE = "File too large";

    private CandidateHint() {}

    /** {@return one or more sentences, {@code "Exit status 1. Too many processes or threads (limit 16)."}} */
    public static String of(ExecutionResult result) {
        requireNonNull(result, "result");
        String verdict = ofVerdict(result);
        Optional<LimitSnapshot> limits = result.evidence().map(Evidence::limits);
        boolean endedBadly = result.verdict().code() == VerdictCode.RE || result.verdict().code() == VerdictCode.SIG;
        if (endedBadly && result.verdict().limitsHit().contains(Limit.PROCESS)) {
            return verdict + " Too many processes or threads" + bound(limits, of -> "limit " + of.processes()) + ".";
        }
        return result.verdict().code() == VerdictCode.RE ? verdict + fromStderr(result, limits) : verdict;
    }

    /** What the program says of its end is good for a hint, and never for a verdict. */
    private static String fromStderr(ExecutionResult result, Optional<LimitSnapshot> limits) {
        String stderr = result.stderr().text();
        if (STACK_OVERFLOWS.stream().anyMatch(stderr::contains)) {
            return " It looks like a stack overflow: the recursion is too deep.";
        }
        return stderr.contains(FILE_TOO_LARGE)
                ? " It looks like a file too large" + bound(limits, of -> "limit " + size(of.fileSizeBytes())) + "."
                : "";
    }

    private static String ofVerdict(ExecutionResult result) {
        Optional<LimitSnapshot> limits = result.evidence().map(Evidence::limits);
        return switch (result.verdict().cause()) {
            case NORMAL_EXIT -> "Ran to its end within the limits.";
            case WRONG_ANSWER -> "Wrong answer.";
            case CPU_LIMIT -> "Too much CPU time" + bound(limits, of -> "limit " + seconds(of.cpu())) + ".";
            case WALL_LIMIT -> "Too slow, or waiting for something that never comes"
                    + bound(limits, of -> "limit " + seconds(of.wall())) + ".";
            case OOM_KILL -> "Out of memory" + bound(limits, of -> "limit " + size(of.memoryBytes())) + ".";
            case RUNTIME_HEAP -> "The heap is full" + bound(limits, of -> "limit " + size(of.memoryBytes())) + ".";
            case OUTPUT_LIMIT -> "Too much output" + bound(limits, of -> "limit " + size(of.outputBytes())) + ".";
            case SIGNAL -> signal(result);
            case FILE_SIZE_LIMIT -> "File too large" + bound(limits, of -> "limit " + size(of.fileSizeBytes())) + ".";
            case FORBIDDEN_SYSCALL -> "Forbidden system call"
                    + result.evidence().flatMap(Evidence::seccompSyscall).map(name -> ": " + name).orElse("") + ".";
            case NONZERO_EXIT -> "Exit status " + result.exitCode().orElse(1) + ".";
            case COMPILE_ERROR -> "Does not compile.";
            case COMPILE_TIME_LIMIT -> "Compiling took too long.";
            case COMPILE_MEMORY_LIMIT -> "Compiling took too much memory.";
            case CANCELLED -> "The run was cancelled.";
            case LAUNCH_FAILED, EVIDENCE_MISSING, CLEANUP_FAILED, SUPERVISOR_FAILED, CHECKER_FAILED ->
                "The judge failed; this is not the program's fault.";
        };
    }

    private static String signal(ExecutionResult result) {
        if (result.signal().isEmpty()) {
            return "Ended by a signal.";
        }
        String name = SignalName.of(result.signal().getAsInt());
        String meaning = switch (name) {
            case "SIGSEGV" -> " (invalid memory access, or a stack overflow)";
            case "SIGBUS" -> " (invalid memory access, or a mapped file that ends earlier)";
            case "SIGFPE" -> " (integer division by zero or overflow)";
            case "SIGILL" -> " (invalid instruction)";
            case "SIGABRT" -> " (abort, a failed assertion or an uncaught exception)";
            case "SIGPIPE" -> " (wrote to a pipe that nobody reads)";
            default -> "";
        };
        return "Ended by " + name + meaning + ".";
    }

    private static String bound(Optional<LimitSnapshot> limits, Function<LimitSnapshot, String> text) {
        return limits.map(text).map(bound -> " (" + bound + ")").orElse("");
    }

    private static String seconds(Duration limit) {
        return Seconds.of(limit).toPlainString() + " s";
    }

    private static String size(long bytes) {
        return bytes >= MEBIBYTE && bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
    }
}
