package io.rustbox.launch;

import io.rustbox.Command.Sink;
import io.rustbox.Output;
import io.rustbox.SetupException;
import io.rustbox.events.OperatorLog;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Poll;
import io.rustbox.linux.Unistd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.util.Optional;

/** One output stream of a run: a pipe, what has been read from it, and where that goes. */
final class OutputPipe implements RunOutput {
    /** The size of what one read takes. */
    static final int CHUNK = 1 << 16;

    private static final int EAGAIN = 11;
    private static final int EINTR = 4;

    private final String name;
    private final OwnedFd readEnd;
    private final OwnedFd writeEnd;
    private final OutputStream target;
    private final Optional<ByteArrayOutputStream> captured;
    private final long limit;
    private final MemorySegment chunk;
    private long written;
    private long kept;
    private boolean ended;

    private OutputPipe(
            String name,
            OwnedFd readEnd,
            OwnedFd writeEnd,
            OutputStream target,
            Optional<ByteArrayOutputStream> captured,
            long limit,
            MemorySegment chunk) {
        this.name = name;
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
        this.target = target;
        this.captured = captured;
        this.limit = limit;
        this.chunk = chunk;
    }

    /** Opens the pipe; {@code chunk} of {@link #CHUNK} bytes is used only within a call of {@link #drain}. */
    static OutputPipe open(String name, Sink sink, long limit, MemorySegment chunk) throws SetupException {
        int[] ends = new int[2];
        KernelCall.check("make " + name, "pipe2(O_CLOEXEC)", Unistd.pipe2(ends, Fcntl.O_CLOEXEC));
        OwnedFd readEnd = new OwnedFd(ends[0]);
        OwnedFd writeEnd = new OwnedFd(ends[1]);
        try {
            KernelCall.check("make " + name, "fcntl(F_SETFL, O_NONBLOCK)",
                    Fcntl.fcntl(ends[0], Fcntl.F_SETFL, Fcntl.O_NONBLOCK));
            Optional<ByteArrayOutputStream> captured =
                    sink instanceof Sink.Capture ? Optional.of(new ByteArrayOutputStream()) : Optional.empty();
            OutputStream target = captured.isPresent() ? captured.get() : target(name, sink);
            return new OutputPipe(name, readEnd, writeEnd, target, captured, limit, chunk);
        } catch (SetupException failure) {
            readEnd.close();
            writeEnd.close();
            throw failure;
        }
    }

    private static OutputStream target(String name, Sink sink) throws SetupException {
        return switch (sink) {
            case Sink.Capture _, Sink.ToPipe _ -> throw new AssertionError("has no other target: " + sink);
            case Sink.Discard() -> OutputStream.nullOutputStream();
            case Sink.ToFile(var path) -> {
                try {
                    yield Files.newOutputStream(path);
                } catch (IOException e) {
                    throw new SetupException("open " + path + " for " + name, e);
                }
            }
        };
    }

    @Override
    public void watchedBy(Poll poll, int index) {
        poll.watch(index, readEnd.number());
    }

    @Override
    public int writeEnd() {
        return writeEnd.number();
    }

    @Override
    public void started() {
        writeEnd.close();
    }

    @Override
    public boolean overLimit() {
        return written > limit;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public State drain() throws IOException {
        while (true) {
            long read = Unistd.read(readEnd.number(), chunk);
            if (read == 0) {
                ended = true;
                return State.ENDED;
            }
            if (read == -EINTR) {
                continue;
            }
            if (read == -EAGAIN) {
                return State.OPEN;
            }
            if (read < 0) {
                throw new IOException("read(2) of " + name + ": " + new io.rustbox.Errno((int) -read));
            }
            keep((int) read);
            if (overLimit() || read < CHUNK) {
                return State.OPEN;
            }
        }
    }

    private void keep(int count) throws IOException {
        int room = (int) Math.min(count, Math.max(limit - written, 0));
        if (room > 0) {
            target.write(chunk.asSlice(0, room).toArray(ValueLayout.JAVA_BYTE), 0, room);
        }
        written += count;
        kept += room;
    }

    @Override
    public StreamEvidence evidence() {
        return new StreamEvidence(written, kept);
    }

    @Override
    public Output output() {
        return new Output(captured.map(ByteArrayOutputStream::toByteArray).orElse(new byte[0]), written);
    }

    @Override
    public void close() {
        readEnd.close();
        writeEnd.close();
        try {
            target.close();
        } catch (IOException e) {
            OperatorLog.warn(OutputPipe.class, name, e);
        }
    }
}
