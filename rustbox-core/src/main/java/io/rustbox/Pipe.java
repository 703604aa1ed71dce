package io.rustbox;

import io.rustbox.launch.PipeDrain;
import io.rustbox.launch.PipeHold;
import io.rustbox.launch.ProgramPipe;

/**
 * A pipe of the kernel from one program's standard output to another's standard input: {@link Command.Sink.ToPipe} of the
 * one, {@link Command.Input.FromPipe} of the other. Nothing of the JVM stands between the two.
 *
 * <pre>{@code
 * try (Pipe there = Pipe.open(); Pipe back = Pipe.open()) {
 *     Running<Strict> one = sandbox.start(question.stdout(new Sink.ToPipe(there)).stdin(new Input.FromPipe(back)));
 *     Running<Strict> other = another.start(answer.stdin(new Input.FromPipe(there)).stdout(new Sink.ToPipe(back)));
 * }
 * }</pre>
 *
 * <p>Each end belongs to one command, whose start takes it over: from then on only that program holds it, so its partner
 * reads an end of file, or gets {@code SIGPIPE}, as soon as the program has closed it or has ended. An end that nobody took
 * is released by {@link #close}, which doesn't touch the others.
 *
 * <p>May be used from any thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/pipe.7.html">pipe(7)</a>
 */
public sealed interface Pipe extends AutoCloseable permits ProgramPipe {
    /**
     * {@return a new pipe}
     *
     * @throws SetupException if the kernel gives none, {@code EMFILE} or {@code ENFILE}
     */
    static Pipe open() throws SetupException {
        return ProgramPipe.open();
    }

    /**
     * {@return one more reading end, which stays with the JVM} As long as it is open, the end of the program that reads does
     * not disturb the one that writes: there is no {@code SIGPIPE}. To be asked for before a command takes the read end.
     *
     * @throws SetupException if there is no descriptor left, {@code EMFILE}
     * @throws IllegalStateException if the read end has been taken, or this pipe is closed
     */
    Drain drain() throws SetupException;

    /**
     * {@return one more writing end, which stays with the JVM} As long as it is open, the program that reads comes to no end
     * of file, even if the one that writes has ended. To be asked for before a command takes the write end.
     *
     * @throws SetupException if there is no descriptor left, {@code EMFILE}
     * @throws IllegalStateException if the write end has been taken, or this pipe is closed
     */
    Hold hold() throws SetupException;

    /** A writing end that nobody writes to. */
    sealed interface Hold extends AutoCloseable permits PipeHold {
        /** Releases the end. Does nothing when called again. */
        @Override
        void close();
    }

    /** A reading end for when nobody else reads any more. */
    sealed interface Drain extends AutoCloseable permits PipeDrain {
        /**
         * Throws away what there is to read until no program holds the write end. Blocks the calling platform thread; to be
         * called when the program that reads has ended, since it would miss what is thrown away.
         */
        void untilWritersEnd();

        /** Releases the end. Does nothing when called again. */
        @Override
        void close();
    }

    /** Releases the write end if no command has taken it, so that the reader comes to an end. */
    void closeWriteEnd();

    /** Releases the ends that no command has taken. Does nothing when called again. */
    @Override
    void close();
}
