package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Report;
import io.rustbox.evidence.Outcome;
import java.nio.file.Path;
import java.time.Duration;

/** A program, and what a report on it must say if it says anything. */
enum Scenario {
    /** Writes and exits. */
    EXIT("echo hello; exit 3") {
        @Override
        void assertRight(Report report) {
            assertThat(report.outcome()).isEqualTo(new Outcome.Exited(3));
            assertThat(report.stdout().text()).isEqualTo("hello\n");
        }
    },
    /** Has to be killed. */
    SPIN("while :; do :; done") {
        @Override
        void assertRight(Report report) {
            assertThat(report.outcome()).isInstanceOf(Outcome.CpuTimeLimit.class);
        }
    },
    /** Leaves a process behind that holds nothing but is there. */
    DAEMON("sleep 1000 >/dev/null 2>&1 & echo hello; exit 3") {
        @Override
        void assertRight(Report report) {
            EXIT.assertRight(report);
            assertThat(report.evidence().lifecycle().leftovers()).hasSize(1);
        }
    };

    static final long MEMORY = Limits.mebibytes(64);
    static final int FILE_SIZE = 12_345;

    private final String script;

    Scenario(String script) {
        this.script = script;
    }

    Limits limits() {
        Duration cpu = this == SPIN ? Duration.ofMillis(30) : Duration.ofSeconds(5);
        return Limits.cpu(cpu).wall(Duration.ofSeconds(30)).memory(MEMORY).processes(8);
    }

    Command command() {
        return Command.of("/bin/sh", "-c", script)
                .file("folder/file", new byte[FILE_SIZE])
                .stderr(new Command.Sink.ToFile(Path.of("/dev/null")))
                .collect("folder/file", 2 * FILE_SIZE);
    }

    abstract void assertRight(Report report);
}
