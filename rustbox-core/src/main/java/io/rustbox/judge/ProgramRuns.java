package io.rustbox.judge;

import io.rustbox.Command.Sink;
import java.nio.file.Path;
import java.util.Optional;

/** Runs compiled programs, with what was prepared for their languages. */
record ProgramRuns(Runs runs, Preparations preparations) {
    /** {@return the result of one run of {@code program}, whose standard output goes to {@code stdout}} */
    ExecutionResult run(Compiled program, Input input, Sink stdout, Cancellation cancellation)
            throws InterruptedException {
        Optional<Path> prepared =
                preparations.forProgram(program.language(), program.toolchain(), program.sources(), cancellation);
        Execution plain = Execution.ofProgram(program, input, prepared);
        Execution execution = new Execution(plain.root(), plain.limits(), plain.command().stdout(stdout));
        return runs.run(program.language(), program.toolchain(), execution, cancellation);
    }
}
