package io.rustbox.judge;

import io.rustbox.Limits;
import io.rustbox.language.Language;
import io.rustbox.language.Placeholder;
import io.rustbox.language.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What placeholders stand for in one phase. One that means nothing there becomes nothing. */
final class Expansion {
    private static final long MEBIBYTE = Limits.mebibytes(1);

    private final Map<Placeholder, String> texts = new EnumMap<>(Placeholder.class);
    private final Map<Placeholder, List<String>> words = new EnumMap<>(Placeholder.class);

    static Expansion of(Language language, Toolchain toolchain, Limits limits) {
        Expansion expansion = new Expansion();
        expansion.texts.put(Placeholder.EXECUTABLE, toolchain.executable().toString());
        expansion.texts.put(Placeholder.PREFIX, prefix(toolchain.executable()));
        expansion.texts.put(Placeholder.MEMORY_MB, Long.toString(limits.memoryBytes() / MEBIBYTE));
        expansion.texts.put(Placeholder.STACK_MB, Long.toString(limits.stackBytes() / MEBIBYTE));
        language.heap().ifPresent(heap -> expansion.texts.put(
                Placeholder.HEAP_MB, Long.toString(heap.bytes(limits.memoryBytes()) / MEBIBYTE)));
        return expansion;
    }

    Expansion sources(Sources sources, Language.Source rules) {
        texts.put(Placeholder.SOURCE, sources.mainFile());
        texts.put(Placeholder.MAIN, sources.main());
        words.put(Placeholder.SOURCES, sources.compiled(rules).stream().map(SourceFile::name).toList());
        return this;
    }

    Expansion arguments(List<String> arguments) {
        words.put(Placeholder.ARGUMENTS, arguments);
        return this;
    }

    Expansion prepared(String folder, Language.Addition addition) {
        texts.put(Placeholder.PREPARED, folder);
        words.put(Placeholder.PREPARED_ARGUMENTS, addition.arguments().stream().map(this::text).toList());
        return this;
    }

    List<String> words(List<String> command) {
        List<String> expanded = new ArrayList<>();
        for (String word : command) {
            Optional<Placeholder> whole = placeholder(word, Placeholder.Extent.WORDS);
            if (whole.isPresent()) {
                expanded.addAll(words.getOrDefault(whole.get(), List.of()));
            } else {
                expanded.add(text(word));
            }
        }
        return expanded;
    }

    Map<String, String> values(Map<String, String> environment) {
        Map<String, String> expanded = new HashMap<>();
        environment.forEach((name, value) -> expanded.put(name, text(value)));
        return expanded;
    }

    /** Goes through the text once: what a placeholder stands for is not looked into for others. */
    private String text(String word) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int end = word.charAt(at) == '{' ? word.indexOf('}', at) : -1;
            Optional<Placeholder> placeholder = end < 0
                    ? Optional.empty()
                    : placeholder(word.substring(at, end + 1), Placeholder.Extent.TEXT);
            if (placeholder.isPresent()) {
                expanded.append(texts.getOrDefault(placeholder.get(), ""));
                at = end + 1;
            } else {
                expanded.append(word.charAt(at++));
            }
        }
        return expanded.toString();
    }

    private static Optional<Placeholder> placeholder(String spelling, Placeholder.Extent extent) {
        for (Placeholder each : Placeholder.values()) {
            if (each.extent() == extent && each.spelling().equals(spelling)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static String prefix(Path executable) {
        Path folder = executable.resolve("../..").normalize();
        return folder.toString();
    }
}
