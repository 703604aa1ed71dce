package io.rustbox.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of memory that rows of a launch table point to: a string, a structure, or room for what the kernel writes.
 * Compared by identity, since two blocks with the same bytes are still two places.
 */
public final class Block {
    private final byte[] content;
    private final List<Pointer> pointers = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /** At {@code offset} of the block that holds it: the address of {@code target}. */
    public record Pointer(int offset, Block target) {}

    /** At {@code offset} of the block: the value that each launch brings for {@code slot}. */
    public record Held(int offset, Slot slot) {}

    private Block(byte[] content) {
        this.content = content;
    }

    /** {@return a block with a copy of {@code content}} */
    public static Block of(byte[] content) {
        return new Block(content.clone());
    }

    /** {@return room for {@code size} bytes, zero at first} */
    public static Block room(int size) {
        return new Block(new byte[size]);
    }

    /** {@return this block, holding the address of {@code target} at {@code offset}} */
    public Block pointing(int offset, Block target) {
        pointers.add(new Pointer(offset, target));
        return this;
    }

    /** {@return this block, holding at {@code offset} what each launch brings for {@code slot}} */
    public Block holding(int offset, Slot slot) {
        held.add(new Held(offset, slot));
        return this;
    }

    /** {@return this block with the little-endian {@code value} at {@code offset}} */
    public Block with(int offset, long value) {
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, value);
        return this;
    }

    public int size() {
        return content.length;
    }

    /** {@return what this block holds at first, to be read only} */
    public ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    public List<Pointer> pointers() {
        return List.copyOf(pointers);
    }

    public List<Held> held() {
        return List.copyOf(held);
    }
}
