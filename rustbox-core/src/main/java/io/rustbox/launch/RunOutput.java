package io.rustbox.launch;

import io.rustbox.Command.Sink;
import io.rustbox.Output;
import io.rustbox.SetupException;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.linux.Poll;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** One output stream of a run. */
sealed interface RunOutput extends AutoCloseable permits OutputPipe, HandedOnOutput {
    /** Opens what {@code sink} asks for; {@code chunk} of {@link OutputPipe#CHUNK} bytes is used only within a call. */
    static RunOutput open(String name, Sink sink, long limit, MemorySegment chunk) throws SetupException {
        return switch (sink) {
            case Sink.ToPipe(ProgramPipe pipe) -> new HandedOnOutput(pipe.takeWriteEnd());
            case Sink.Capture _,Sink.ToFile _, Sink.Discard _ -> OutputPipe.open(name, sink, limit, chunk);
        };
    }

    /** What a stream can still give. */
    enum State {
        OPEN,
        ENDED
    }

    /** {@return the descriptor that the program writes to} */
    int writeEnd();

    /** Gives up our copy of the write end, so that the stream ends with the program's copies. */
    void started();

    /** Has {@code poll} watch as descriptor {@code index} what there is to read. */
    void watchedBy(Poll poll, int index);

    /** {@return whether more was written than is kept} */
    boolean overLimit();

    /** {@return whether all writers are gone and everything was read} */
    boolean ended();

    /** Reads what is there now. */
    State drain() throws IOException;

    StreamEvidence evidence();

    Output output();

    @Override
    void close();
}
