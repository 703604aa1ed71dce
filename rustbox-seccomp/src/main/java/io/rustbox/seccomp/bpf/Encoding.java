package io.rustbox.seccomp.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Programs as the kernel reads them: an array of {@code struct sock_filter}. */
public final class Encoding {
    private Encoding() {}

    /** {@return the program as an array of {@code struct sock_filter} in the given byte order} */
    public static byte[] encode(List<Instruction> program, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.allocate(program.size() * Instruction.BYTES).order(order);
        for (Instruction instruction : program) {
            buffer.putShort((short) instruction.code());
            buffer.put((byte) instruction.jt()).put((byte) instruction.jf());
            buffer.putInt(instruction.k());
        }
        return buffer.array();
    }

    /**
     * {@return the program that {@code bytes} hold}
     *
     * @throws IllegalArgumentException if the length isn't a multiple of {@value Instruction#BYTES}
     */
    public static List<Instruction> decode(byte[] bytes, ByteOrder order) {
        if (bytes.length % Instruction.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no whole number of instructions");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        List<Instruction> program = new ArrayList<>();
        while (buffer.hasRemaining()) {
            int code = Short.toUnsignedInt(buffer.getShort());
            int jt = Byte.toUnsignedInt(buffer.get());
            int jf = Byte.toUnsignedInt(buffer.get());
            program.add(new Instruction(code, jt, jf, buffer.getInt()));
        }
        return List.copyOf(program);
    }
}
