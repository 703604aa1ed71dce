package io.rustbox.selftest;

import io.rustbox.Errno;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.SignalName;
import java.time.Duration;
import java.util.Locale;

/** What was seen, for people. */
final class Wording {
    private Wording() {}

    static String of(Seen seen, Script script) {
        String ending = ending(seen.outcome());
        String answer = seen.answer().map(told -> answer(told, script)).orElse("");
        String both = ending.isEmpty() || answer.isEmpty() ? ending + answer : answer + ", " + ending;
        String said = both.isEmpty() ? "told nothing" : both;
        return seen.survivors() == 0 ? said : said + ", " + seen.survivors() + " left behind";
    }

    private static String answer(Script.Answer answer, Script script) {
        String result = answer.result() < 0
                ? new Errno((int) -answer.result()).toString()
                : Long.toString(answer.result());
        Step step = script.has(answer) ? script.decisive(answer) : Step.numbered(answer.label(), 0);
        return switch (step.operation()) {
            case Step.Operation.Call(String name) -> name + ": " + result;
            case Step.Operation.Numbered _,Step.Operation.Add _, Step.Operation.Call32 _ ->
                step.label() + ": " + result;
        };
    }

    private static String ending(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited(int status) -> status == 0 ? "" : "exit status " + status;
            case Outcome.Signaled(int signal) -> SignalName.of(signal);
            case Outcome.CpuTimeLimit(Duration used, Duration limit, var by) -> limit("CPU time", used, limit, by);
            case Outcome.WallTimeLimit(Duration used, Duration limit, var by) -> limit("wall time", used, limit, by);
            case Outcome.MemoryLimit(_, long limit) -> "killed for memory, limit " + (limit >> 20) + " MiB";
            case Outcome.RuntimeHeapLimit _ -> "a full heap";
            case Outcome.OutputLimit(_, long limit) -> "killed for its output, limit " + (limit >> 20) + " MiB";
            case Outcome.FileSizeLimit(long limit) -> "SIGXFSZ, limit " + (limit >> 20) + " MiB";
            case Outcome.ForbiddenSyscall(var name) -> "SIGSYS" + name.map(call -> " at " + call).orElse("");
            case Outcome.Cancelled() -> "cancelled";
            case Outcome.Indeterminate(_, var reasons) -> "our failure: " + String.join("; ", reasons);
        };
    }

    private static String limit(String what, Duration used, Duration limit, Outcome.KilledBy by) {
        String who =
                switch (by) {
                    case KERNEL -> "the kernel";
                    case SUPERVISOR -> "the supervisor";
                    case NOBODY -> "itself";
                };
        return String.format(Locale.ROOT, "%s %.2f s of %.2f s, ended by %s", what, used.toMillis() / 1000.0,
                limit.toMillis() / 1000.0, who);
    }
}
