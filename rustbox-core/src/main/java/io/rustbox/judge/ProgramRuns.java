package io.rustbox.judge;

import io.rustbox.Command.Sink;
import io.rustbox.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs compiled programs, with what was prepared for their languages. */
record ProgramRuns(Runs runs, Preparations preparations) {
    /** {@return the result of one run of {@code program}, whose standard output goes to {@code stdout}} */
    ExecutionResult run(Compiled program, Input input, Sink stdout, Cancellation cancellation)
            throws InterruptedException {
        return run(program, input, Duration.ZERO, stdout, cancellation);
    }

    /** {@return the same, with {@code more} wall time than was asked for, whatever the language's maximum} */
    ExecutionResult run(Compiled program, Input input, Duration more, Sink stdout, Cancellation cancellation)
            throws InterruptedException {
        Optional<Path> prepared =
                preparations.forProgram(program.language(), program.toolchain(), program.sources(), cancellation);
        Execution plain = Execution.ofProgram(program, input, prepared);
        Execution execution =
                new Execution(plain.root(), lengthened(plain.limits(), more), plain.command().stdout(stdout));
        return runs.run(program.language(), program.toolchain(), execution, cancellation);
    }

    private static Limits lengthened(Limits limits, Duration more) {
        Duration wall = limits.wall().plus(more);
        Duration possible = wall.compareTo(Limits.LONGEST) < 0 ? wall : Limits.LONGEST;
        return LimitName.WALL_TIME.with(limits, possible.toNanos());
    }
}
