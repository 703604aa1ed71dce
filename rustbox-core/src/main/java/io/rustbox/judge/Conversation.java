package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import io.rustbox.Command.Sink;
import io.rustbox.Pipe;
import io.rustbox.SetupException;
import io.rustbox.judge.Interaction.Party;
import io.rustbox.threads.Uninterrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A program and an interactor, each in a sandbox of its own, at the ends of two pipes.
 *
 * <p>Neither notices that the other has ended before we have: only then it reads an end of file, so that it is certain which
 * of the two ended by itself. And neither ever gets {@code SIGPIPE}: what is written to one that has ended is thrown away.
 * Otherwise a verdict would be a matter of microseconds. The price: one that closes its output and goes on is not at its end.
 */
record Conversation(ProgramRuns runs, Compiled program, Compiled interactor, JudgeProgram definition) {
    /** What became of the two; {@code program} has no evidence if it could not be run. */
    record Held(ExecutionResult program, ExecutionResult interactor, Opinion opinion, Party first) {}

    /** From one of the two to the other. */
    private record Line(Pipe pipe, Pipe.Drain drain, Pipe.Hold hold) implements AutoCloseable {
        static Line open() throws SetupException {
            Pipe pipe = Pipe.open();
            try {
                Pipe.Drain drain = pipe.drain();
                try {
                    return new Line(pipe, drain, pipe.hold());
                } catch (SetupException failure) {
                    drain.close();
                    throw failure;
                }
            } catch (SetupException failure) {
                pipe.close();
                throw failure;
            }
        }

        /** The one that speaks has ended: lets the one that listens know. */
        void hangUp() {
            pipe.closeWriteEnd();
            hold.close();
        }

        @Override
        public void close() {
            hold.close();
            drain.close();
            pipe.close();
        }
    }

    /** Runs the program on the calling thread, and the interactor on one of its own. */
    Held hold(Input forProgram, Input forInteractor, Cancellation cancellation) throws InterruptedException {
        Instant begun = Instant.now();
        try (Line toInteractor = Line.open(); Line toProgram = Line.open()) {
            return hold(forProgram, forInteractor, cancellation, toInteractor, toProgram);
        } catch (SetupException e) {
            ExecutionResult notRun = ExecutionResult.failed(program.language().id(), e, begun, Instant.now());
            return new Held(notRun, notRun, Opinion.failed("could not be run"), Party.INTERACTOR);
        }
    }

    private Held hold(
            Input forProgram, Input forInteractor, Cancellation cancellation, Line toInteractor, Line toProgram)
            throws InterruptedException {
        Cancellation ofProgram = new Cancellation();
        Cancellation ofInteractor = new Cancellation();
        AtomicReference<@Nullable Party> first = new AtomicReference<>();
        try (Cancellation.Hold _ = cancellation.hold(ofProgram::cancel);
                Cancellation.Hold _ = cancellation.hold(ofInteractor::cancel)) {
            CompletableFuture<ExecutionResult> listening = new CompletableFuture<>();
            Input heard = forInteractor.stdin(new Command.Input.FromPipe(toInteractor.pipe()));
            Duration patience = wall(forProgram);
            Thread thread = Thread.ofPlatform().daemon().name("rustbox-interactor").start(() -> listen(
                    heard, patience, listening, first, ofInteractor, ofProgram, toInteractor, toProgram));
            try {
                Input input = forProgram.stdin(new Command.Input.FromPipe(toProgram.pipe()));
                ExecutionResult result = speak(
                        input, new Sink.ToPipe(toInteractor.pipe()), ofProgram, cancellation);
                var _ = first.compareAndSet(null, Party.PROGRAM);
                if (result.evidence().isEmpty()) { // the interactor has nobody to talk to, whether it runs by now or not
                    return new Held(result, result, Opinion.failed("could not be run"), Party.PROGRAM);
                }
                toInteractor.hangUp();
                toProgram.drain().untilWritersEnd();
                ExecutionResult other = listening.join();
                return new Held(result, other, JudgePrograms.opinion(definition, other), requireNonNull(first.get()));
            } catch (CompletionException e) {
                throw unwrapped(e);
            } finally {
                ofInteractor.cancel();
                toInteractor.hangUp();
                Uninterrupted.await(thread::join);
            }
        }
    }

    /** A program whose interactor has ended before it could begin is run all the same, and meets an end of file. */
    private ExecutionResult speak(Input input, Sink sink, Cancellation ofProgram, Cancellation cancellation)
            throws InterruptedException {
        try {
            return runs.run(program, input, sink, ofProgram);
        } catch (CancellationException early) {
            return runs.run(program, input, sink, cancellation);
        }
    }

    /**
     * @param patience the time that the program has: the interactor has it besides its own, so that the one that is waited
     *     for is found out
     */
    private void listen(
            Input input,
            Duration patience,
            CompletableFuture<ExecutionResult> listening,
            AtomicReference<@Nullable Party> first,
            Cancellation own,
            Cancellation ofProgram,
            Line toInteractor,
            Line toProgram) {
        try {
            ExecutionResult result = runs.run(interactor, input, patience, new Sink.ToPipe(toProgram.pipe()), own);
            var _ = first.compareAndSet(null, Party.INTERACTOR);
            if (!(JudgePrograms.opinion(definition, result) instanceof Opinion.Accepted)) {
                ofProgram.cancel(); // nothing that it does now could make it right
            }
            listening.complete(result);
        } catch (InterruptedException | RuntimeException | Error problem) {
            listening.completeExceptionally(problem);
            ofProgram.cancel();
        } finally {
            toProgram.hangUp();
            toInteractor.drain().untilWritersEnd();
        }
    }

    private Duration wall(Input forProgram) {
        return forProgram.limits().applyTo(program.language().run().limits(), program.language().maximum()).wall();
    }

    private static RuntimeException unwrapped(CompletionException e) {
        @Nullable
        Throwable cause = e.getCause();
        return cause instanceof RuntimeException problem ? problem : e;
    }
}
