package io.rustbox.judge;

import io.rustbox.Command.BoxFile;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import java.util.List;
import java.util.Optional;

/**
 * A program that can be run, any number of times and by many threads at once, with {@link Judge#run}. Immutable; it holds
 * memory and nothing else. Each run gets a copy of its own, so that none can change it for another.
 */
public final class Compiled implements Compilation {
    /** Where a program comes from. */
    public enum Origin {
        /** Its language is not compiled: these are the sources. */
        SOURCES,
        /** It was compiled just now. */
        COMPILER,
        /** It was compiled before, by this judge or another one. */
        CACHE
    }

    private final Language language;
    private final Toolchain toolchain;
    private final Sources sources;
    private final List<BoxFile> files;
    private final Origin origin;
    private final Optional<ExecutionResult> compile;

    Compiled(
            Language language,
            Toolchain toolchain,
            Sources sources,
            List<BoxFile> files,
            Origin origin,
            Optional<ExecutionResult> compile) {
        this.language = language;
        this.toolchain = toolchain;
        this.sources = sources;
        this.files = List.copyOf(files);
        this.origin = origin;
        this.compile = compile;
    }

    /** {@return the language that it was written in} */
    public Language language() {
        return language;
    }

    /** {@return what it was compiled with, and is run with} */
    public Toolchain toolchain() {
        return toolchain;
    }

    /** {@return where it comes from} */
    public Origin origin() {
        return origin;
    }

    /** {@return the compiler's run, if the language is compiled; one from the cache took place before} */
    public Optional<ExecutionResult> compile() {
        return compile;
    }

    /** {@return what a run finds in {@code /box}: the artefacts, or else the sources} */
    List<BoxFile> files() {
        return files;
    }

    Sources sources() {
        return sources;
    }
}
