package io.rustbox.problems;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file that holds a map; one that is not there, or empty, holds an empty one. */
record YamlFile(Path path, Map<?, ?> members) {
    private static final int MOST_DIGITS = 100;

    static YamlFile read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return new YamlFile(path, Map.of());
        }
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(path.toString()).build();
            String text = Files.readString(path, StandardCharsets.UTF_8);
            Object content = new Load(settings).loadFromString(text);
            return switch (content) {
                case null -> new YamlFile(path, Map.of());
                case Map<?, ?> members -> new YamlFile(path, members);
                default -> throw new ProblemFormatException(path, "not a map of keys and values");
            };
        } catch (YamlEngineException e) {
            throw new ProblemFormatException(path, "not YAML: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            // the engine loads by calls nested as deep as the text, and keeps to itself what would tell how deep that is
            throw new ProblemFormatException(path, "is nested too deep", e);
        }
    }

    /** Makes sure that nothing is left out that this program does not know. */
    void requireOnly(Set<String> known) throws ProblemFormatException {
        for (Object key : members.keySet()) {
            if (!(key instanceof String name)) {
                throw new ProblemFormatException(path, "a key is no text");
            }
            if (!known.contains(name)) {
                throw problem(name, "is no setting that can be used here");
            }
        }
    }

    boolean has(String key) {
        return members.get(key) != null;
    }

    /** {@return the map of that name, empty if there is none} */
    YamlFile map(String key) throws ProblemFormatException {
        return switch (members.get(key)) {
            case null -> new YamlFile(path, Map.of());
            case Map<?, ?> inner -> new YamlFile(path, inner);
            default -> throw problem(key, "is not a map");
        };
    }

    /** {@return text, or a number as it is written out} */
    Optional<String> text(String key) throws ProblemFormatException {
        return switch (members.get(key)) {
            case null -> Optional.empty();
            case Collection<?> _, Map<?, ?> _ -> throw problem(key, "is not text");
            case Object scalar -> Optional.of(scalar.toString());
        };
    }

    /** {@return a number, of a size that can be reckoned with: added to 1, 1e999999999 would take all memory} */
    Optional<BigDecimal> number(String key) throws ProblemFormatException {
        Optional<String> text = text(key);
        try {
            Optional<BigDecimal> number = text.map(BigDecimal::new);
            if (number.isPresent() && Math.abs((long) number.get().scale()) > MOST_DIGITS) {
                throw problem(key, "has more than " + MOST_DIGITS + " digits: " + number.get());
            }
            return number;
        } catch (NumberFormatException e) {
            throw problem(key, "is not a number: " + text.orElse(""));
        }
    }

    /** {@return a number of points} */
    Optional<BigDecimal> points(String key) throws ProblemFormatException {
        Optional<BigDecimal> points = number(key);
        if (points.isPresent() && points.get().signum() < 0) {
            throw problem(key, "is less than nothing: " + points.get());
        }
        return points;
    }

    /** {@return a list of texts, or the words of one text} */
    Optional<List<String>> words(String key) throws ProblemFormatException {
        return switch (members.get(key)) {
            case null -> Optional.empty();
            case List<?> list -> {
                List<String> words = new ArrayList<>();
                for (Object word : list) {
                    if (word instanceof Collection<?> || word instanceof Map<?, ?>) {
                        throw problem(key, "is a list of what is not text");
                    }
                    words.add(String.valueOf(word));
                }
                yield Optional.of(words);
            }
            case Map<?, ?> _ -> throw problem(key, "is neither a list nor text");
            case Object scalar -> Optional.of(split(scalar.toString()));
        };
    }

    ProblemFormatException problem(String key, String what) {
        return new ProblemFormatException(path, key + " " + what);
    }

    static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
