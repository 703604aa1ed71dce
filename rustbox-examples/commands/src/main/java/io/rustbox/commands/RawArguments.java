package io.rustbox.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line without loss. The JVM decodes arguments by the locale and replaces what does not fit; the kernel still
 * has the bytes. A byte {@code b} that is not UTF-8 becomes the lone surrogate U+DC00 + b, which UTF-8 can't produce, so
 * that {@link #bytes} finds it again.
 */
final class RawArguments {
    private static final int ESCAPE = 0xDC00;
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private RawArguments() {}

    /** {@return {@code arguments}, which the JVM gave, as the kernel has them; unchanged if that can't be read} */
    static String[] of(String[] arguments) {
        try {
            List<String> all = parse(Files.readAllBytes(COMMAND_LINE));
            if (all.size() <= arguments.length) {
                return arguments;
            }
            return all.subList(all.size() - arguments.length, all.size()).toArray(String[]::new);
        } catch (IOException e) {
            return arguments;
        }
    }

    /** {@return the words of a command line, each ended by a NUL} */
    static List<String> parse(byte[] commandLine) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                words.add(decode(ByteBuffer.wrap(commandLine, start, i - start)));
                start = i + 1;
            }
        }
        return words;
    }

    /** {@return the bytes of a word, as they stood on the command line} */
    static byte[] bytes(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(word.length());
        word.codePoints().forEach(point -> {
            if (isEscaped(point)) {
                bytes.write(point - ESCAPE);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** {@return whether the word's bytes are UTF-8} */
    static boolean isText(String word) {
        return word.codePoints().noneMatch(RawArguments::isEscaped);
    }

    private static boolean isEscaped(int point) {
        return point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF;
    }

    private static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        while (true) {
            CoderResult result = decoder.decode(bytes, text, true);
            if (result.isUnderflow()) {
                return text.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.put((char) (ESCAPE + Byte.toUnsignedInt(bytes.get())));
            }
            decoder.reset();
        }
    }
}
