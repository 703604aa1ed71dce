package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command.Input;
import io.rustbox.Command.Sink;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two programs that talk to each other. */
@ExtendWith(Leftovers.class)
@Timeout(60)
class PipeIT {
    private static final int SIGPIPE = 13;

    @ParameterizedTest
    @EnumSource(Level.class)
    void pipes_twoPrograms_talkToEachOther(Level level) throws Exception {
        needs(level);
        Command asks = shell("echo 20; read answer; test \"$answer\" = 22");
        Command answers = shell("read question; echo $((question + 2))");
        try (Pipe there = Pipe.open();
                Pipe back = Pipe.open();
                Locked<?> one = level.open(AMPLE);
                Locked<?> other = level.open(AMPLE);
                Running<?> asking = one.start(asks.stdout(new Sink.ToPipe(there)).stdin(new Input.FromPipe(back)));
                Running<?> answering =
                        other.start(answers.stdin(new Input.FromPipe(there)).stdout(new Sink.ToPipe(back)))) {
            Report report = asking.await();
            assertReport(report).hasOutcome(new Outcome.Exited(0));
            assertReport(answering.await()).hasOutcome(new Outcome.Exited(0));
            assertThat(report.evidence().stdout().writtenBytes()).isEqualTo(OptionalLong.empty());
            assertThat(report.evidence().stderr().writtenBytes()).isEqualTo(OptionalLong.of(0));
        }
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void pipe_readerEnds_killsTheWriterBySigpipe(Level level) throws Exception {
        needs(level);
        try (Pipe pipe = Pipe.open();
                Locked<?> one = level.open(AMPLE);
                Locked<?> other = level.open(AMPLE);
                Running<?> writing = one.start(shell("while :; do echo y; done").stdout(new Sink.ToPipe(pipe)));
                Running<?> reading = other.start(shell("read line").stdin(new Input.FromPipe(pipe)))) {
            assertReport(reading.await()).hasOutcome(new Outcome.Exited(0));
            assertReport(writing.await()).hasOutcome(new Outcome.Signaled(SIGPIPE));
        }
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void drain_readerEnds_theWriterGoesOn(Level level) throws Exception {
        needs(level);
        try (Pipe pipe = Pipe.open();
                Pipe.Drain drain = pipe.drain();
                Locked<?> one = level.open(AMPLE);
                Locked<?> other = level.open(AMPLE);
                Running<?> writing =
                        one.start(shell("head -c 300000 /dev/zero && echo end").stdout(new Sink.ToPipe(pipe)));
                Running<?> reading = other.start(Command.of("/bin/true").stdin(new Input.FromPipe(pipe)))) {
            assertReport(reading.await()).hasOutcome(new Outcome.Exited(0));
            drain.untilWritersEnd();
            assertReport(writing.await()).hasOutcome(new Outcome.Exited(0));
        }
    }

    /** The program and we have the same open file: what it sets on its standard input holds for us too. */
    @ParameterizedTest
    @EnumSource(Level.class)
    void drain_readerSetNonBlocking_waitsForTheWriterAllTheSame(Level level) throws Exception {
        needs(level);
        try (Pipe pipe = Pipe.open();
                Pipe.Drain drain = pipe.drain();
                Locked<?> one = level.open(AMPLE);
                Locked<?> other = level.open(AMPLE);
                Running<?> writing = one.start(
                        shell("sleep 0.3; head -c 300000 /dev/zero && echo end").stdout(new Sink.ToPipe(pipe)));
                Running<?> reading = other.start(Command.of("/bin/dd", "iflag=nonblock", "count=0", "status=none")
                        .stdin(new Input.FromPipe(pipe)))) {
            assertReport(reading.await()).hasOutcome(new Outcome.Exited(0));
            drain.untilWritersEnd();
            assertReport(writing.await()).hasOutcome(new Outcome.Exited(0));
        }
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void pipe_writerEnds_isTheEndOfTheReadersInput(Level level) throws Exception {
        needs(level);
        try (Pipe pipe = Pipe.open();
                Locked<?> one = level.open(AMPLE);
                Locked<?> other = level.open(AMPLE);
                Running<?> reading = other.start(Command.of("/bin/cat").stdin(new Input.FromPipe(pipe)));
                Running<?> writing = one.start(shell("echo last; kill -9 $$").stdout(new Sink.ToPipe(pipe)))) {
            assertReport(writing.await()).hasOutcome(new Outcome.Signaled(9));
            assertReport(reading.await()).hasOutcome(new Outcome.Exited(0)).wrote("last\n");
        }
    }

    @Test
    void pipe_nobodyTakesTheOtherEnd_closeReleasesIt() throws Exception {
        needs(Level.STRICT);
        try (Locked<?> sandbox = Level.STRICT.open(AMPLE)) {
            Pipe pipe = Pipe.open();
            try (Running<?> reading = sandbox.start(Command.of("/bin/cat").stdin(new Input.FromPipe(pipe)))) {
                pipe.close();
                assertReport(reading.await()).hasOutcome(new Outcome.Exited(0)).wrote("");
            }
        }
    }

    @Test
    void pipe_endTakenTwice_isRefused() throws Exception {
        needs(Level.STRICT);
        try (Pipe pipe = Pipe.open(); Locked<?> sandbox = Level.STRICT.open(AMPLE)) {
            Command toPipe = Command.of("/bin/true").stdout(new Sink.ToPipe(pipe));
            assertReport(sandbox.run(toPipe)).hasOutcome(new Outcome.Exited(0));
            assertThatThrownBy(() -> sandbox.run(toPipe))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("belongs to another command");
            assertReport(sandbox.run(Command.of("/bin/true"))).hasOutcome(new Outcome.Exited(0));
        }
    }

    @Test
    void pipe_strict_canNotBeOpenedAgainByName() throws Exception {
        needs(Level.STRICT);
        try (Pipe pipe = Pipe.open();
                Locked<?> one = Level.STRICT.open(AMPLE);
                Locked<?> other = Level.STRICT.open(AMPLE);
                Running<?> writing =
                        one.start(shell("read x < /proc/self/fd/1; echo $?").stdout(new Sink.ToPipe(pipe)));
                Running<?> reading = other.start(Command.of("/bin/cat").stdin(new Input.FromPipe(pipe)))) {
            Report report = writing.await();
            assertThat(report.stderr().text()).contains("Permission denied");
            assertThat(reading.await().stdout().text()).doesNotStartWith("0");
        }
    }

    private static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script);
    }

    private static void needs(Level level) {
        if (level == Level.STRICT) {
            Host.needs(Feature.STRICT);
        }
    }
}
