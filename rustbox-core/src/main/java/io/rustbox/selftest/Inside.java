package io.rustbox.selftest;

import io.rustbox.Command;
import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.Command.Sink;
import io.rustbox.Enforcement;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Unconfigured;
import io.rustbox.evidence.Mode;
import io.rustbox.linux.Arch;
import io.rustbox.seccomp.SeccompFilter;
import io.rustbox.seccomp.SeccompPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs attacks in sandboxes of one mode, a new one for each. */
record Inside(Bait bait, Mode mode) {
    private static final SeccompPolicy OPEN = SeccompPolicy.denyList("selftest");

    /** A run and what it left. */
    record Run(Seen seen, Report report) {}

    /** Throws unless sandboxes of this mode can be had. */
    void requirePossible() throws SandboxException {
        open(Attack.Filtering.JUDGE, Selftest.LIMITS).close();
    }

    Run run(Attack attack) throws SandboxException, IOException, InterruptedException {
        String name = Traces.newName();
        BoxFile program = new BoxFile(name, script(attack).executable(Arch.current()), Executable.YES);
        Command command = new Command("./" + name, List.of(), Map.of(), List.of(program),
                new Command.Input.Bytes(new byte[0]), new Sink.Capture(), new Sink.Capture(), List.of());
        Report report;
        try (Locked<?> sandbox = open(attack.filtering(), attack.limits())) {
            report = sandbox.run(command);
        }
        Traces left = Traces.lasting(name);
        left.remove();
        return new Run(
                new Seen(Script.lastAnswer(report.stdout().bytes()), report.outcome(), left.pids().size()), report);
    }

    Script script(Attack attack) {
        return attack.script().apply(bait.seenAt(switch (mode) {
            case STRICT -> Bait.BOUND_AT;
            case PERMISSIVE -> bait.folder().toString();
        }));
    }

    /** {@return the filter that an attack meets, so far as its calls are concerned} */
    SeccompFilter filter(Attack.Filtering filtering) {
        SeccompPolicy policy =
                switch (filtering) {
                    case OPEN -> OPEN;
                    case JUDGE -> switch (mode) {
                        case STRICT -> SeccompPolicy.judge();
                        case PERMISSIVE -> SeccompPolicy.permissive();
                    };
                };
        return policy.compile(io.rustbox.seccomp.Arch.current());
    }

    private Locked<?> open(Attack.Filtering filtering, Limits limits) throws SandboxException {
        Lockdown lockdown =
                switch (filtering) {
                    case JUDGE -> Lockdown.judge();
                    case OPEN -> Lockdown.of(OPEN);
                };
        Root withBait = Root.host().bind(bait.folder(), Bait.BOUND_AT, Root.Access.READ_ONLY);
        return switch (mode) {
            case STRICT -> locked(Sandbox.builder(), withBait, limits, lockdown);
            case PERMISSIVE -> locked(Sandbox.permissive(), Root.host(), limits, lockdown);
        };
    }

    private static <E extends Enforcement> Locked<E> locked(
            Unconfigured<E> sandbox, Root root, Limits limits, Lockdown lockdown) throws SandboxException {
        return sandbox.isolate(root).limit(limits).lock(lockdown);
    }
}
