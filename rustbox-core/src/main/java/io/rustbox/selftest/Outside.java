package io.rustbox.selftest;

import io.rustbox.evidence.Outcome;
import io.rustbox.linux.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs attacks as plain processes of this JVM's user, one at a time. */
record Outside(Bait bait) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SIGNALED = 128; // java.lang.Process adds the signal's number

    Seen run(Attack attack) throws IOException, InterruptedException {
        Script script = script(attack);
        Path program = Files.write(bait.work().resolve(Traces.newName()), script.executable(Arch.current()));
        var _ = Files.setAttribute(program, "unix:mode", 0755);
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .directory(bait.work().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("RUSTBOX_SELFTEST", "outside");
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            var _ = process.toHandle().destroyForcibly(); // Process.destroyForcibly would close what it told so far
            var _ = process.waitFor();
        }
        byte[] written = process.getInputStream().readAllBytes();
        Traces traces = Traces.of(program.getFileName().toString());
        traces.remove();
        return new Seen(
                Script.lastAnswer(written), ended ? outcome(process.exitValue()) : outlasted(), traces.pids().size());
    }

    Script script(Attack attack) {
        return attack.outsideScript().apply(bait.seenAt(bait.folder().toString()));
    }

    private static Outcome outcome(int status) {
        return status > SIGNALED ? new Outcome.Signaled(status - SIGNALED) : new Outcome.Exited(status);
    }

    private static Outcome outlasted() {
        return new Outcome.WallTimeLimit(PATIENCE, PATIENCE, Outcome.KilledBy.SUPERVISOR);
    }
}
