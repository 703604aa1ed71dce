package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A file of a submission.
 *
 * @param name its path in {@code /box}: letters, digits and {@code _ . + - $}, slashes between folders. No part begins with
 *     anything but a letter, a digit or an underscore, so that no name can be taken for an option; none is longer than 255
 *     bytes of UTF-8.
 * @param content not copied; not to be changed afterwards
 */
public record SourceFile(String name, byte[] content) {
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+$-]*");
    private static final int LONGEST = 255;

    /** Checks the name. */
    public SourceFile {
        requireNonNull(name, "name");
        requireNonNull(content, "content");
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a source file: \"" + name + "\"");
        }
    }

    static boolean isName(String name) {
        return name.length() <= LONGEST && Arrays.stream(name.split("/", -1)).allMatch(SourceFile::isPart);
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches() && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /** {@return a file with this text in UTF-8} */
    public static SourceFile of(String name, String text) {
        requireNonNull(text, "text");
        return new SourceFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SourceFile named(String other) {
        return new SourceFile(other, content);
    }

    /** {@return whether {@code other} has the same name and the same bytes} */
    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile(String itsName, byte[] itsContent)
                && itsName.equals(name)
                && Arrays.equals(itsContent, content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }
}
