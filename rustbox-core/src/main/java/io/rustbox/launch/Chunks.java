package io.rustbox.launch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Cuts small pieces of memory, zero at first, from large ones: a launch table has some hundred of them. */
final class Chunks {
    private static final long CHUNK_SIZE = 1 << 14;
    private static final long ALIGNMENT = Long.BYTES;

    private final Arena arena;
    private MemorySegment chunk = MemorySegment.NULL;
    private long used;

    Chunks(Arena arena) {
        this.arena = arena;
    }

    /** {@return a piece of {@code size} bytes, aligned for a long} */
    MemorySegment allocate(long size) {
        if (size > chunk.byteSize() - used) {
            chunk = arena.allocate(Math.max(size, CHUNK_SIZE), ALIGNMENT);
            used = 0;
        }
        MemorySegment piece = chunk.asSlice(used, size);
        used += size + ALIGNMENT - 1 & -ALIGNMENT;
        return piece;
    }
}
