package io.rustbox.language;

import java.util.Arrays;
import java.util.Optional;

/** What a part of a command, or of a variable's value, can stand for. */
public enum Placeholder {
    /** The toolchain's executable. */
    EXECUTABLE("executable", Extent.TEXT),
    /** The folder that the toolchain's {@code bin} lies in. */
    PREFIX("prefix", Extent.TEXT),
    /** The main file's name. */
    SOURCE("source", Extent.TEXT),
    /** The names of the sources, each a word of its own, the main file first. */
    SOURCES("sources", Extent.WORDS),
    /** What is run of the artefacts, see {@link Language.MainFile}. */
    MAIN("main", Extent.TEXT),
    /** The submission's arguments, each a word of its own. */
    ARGUMENTS("arguments", Extent.WORDS),
    /** The size of the heap under the phase's memory limit, in MiB. */
    HEAP_MB("heap_mb", Extent.TEXT),
    /** The phase's memory limit, in MiB. */
    MEMORY_MB("memory_mb", Extent.TEXT),
    /** The phase's stack limit, in MiB. */
    STACK_MB("stack_mb", Extent.TEXT),
    /** The folder of what was prepared. */
    PREPARED("prepared", Extent.TEXT),
    /** What the preparation adds to the phase's command; no word at all where there is none. */
    PREPARED_ARGUMENTS("prepared_arguments", Extent.WORDS);

    /** What a placeholder becomes. */
    public enum Extent {
        /** Text, anywhere in a word. */
        TEXT,
        /** Any number of words, in the place of one. */
        WORDS
    }

    private final String id;
    private final Extent extent;

    Placeholder(String id, Extent extent) {
        this.id = id;
        this.extent = extent;
    }

    /** {@return as it stands in a language file, {@code {source}}} */
    public String spelling() {
        return "{" + id + "}";
    }

    /** {@return what it becomes} */
    public Extent extent() {
        return extent;
    }

    static Optional<Placeholder> spelled(String spelling) {
        return Arrays.stream(values()).filter(each -> each.spelling().equals(spelling)).findFirst();
    }
}
