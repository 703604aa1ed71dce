package io.rustbox.commands;

import io.rustbox.Root.Access;
import io.rustbox.Root.DirectoryRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A directory rule in the form of IOI isolate, {@code in[=out][:option]…}: the host's {@code out} is seen at {@code in},
 * or at its own path when that is not given. Read-only, unless an option is {@code rw}; {@code noexec} forbids execution;
 * {@code maybe} leaves the rule out when there is no such directory.
 */
final class DirectoryRuleConverter implements ITypeConverter<Optional<DirectoryRule>> {
    private static final Set<String> OPTIONS = new LinkedHashSet<>(List.of("rw", "noexec", "maybe"));

    @Override
    public Optional<DirectoryRule> convert(String value) {
        String[] parts = value.split(":", -1);
        List<String> options = List.of(parts).subList(1, parts.length);
        for (String option : options) {
            if (!OPTIONS.contains(option)) {
                throw problem(value, "no option '" + option + "'; there are " + String.join(", ", OPTIONS));
            }
        }
        String[] sides = parts[0].split("=", 2);
        String target = sides[0].startsWith("/") ? sides[0] : "/" + sides[0];
        String source = sides.length == 2 ? sides[1] : target;
        try {
            Path path = Path.of(source);
            if (!Files.exists(path)) {
                if (options.contains("maybe")) {
                    return Optional.empty();
                }
                throw problem(value, source + " does not exist");
            }
            return Optional.of(new DirectoryRule(path.toRealPath(), target, access(options)));
        } catch (InvalidPathException | IOException e) {
            throw problem(value, source + " can't be used: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw problem(value, String.valueOf(e.getMessage()));
        }
    }

    private static Access access(List<String> options) {
        boolean noexec = options.contains("noexec");
        if (options.contains("rw")) {
            return noexec ? Access.READ_WRITE_NOEXEC : Access.READ_WRITE;
        }
        return noexec ? Access.READ_ONLY_NOEXEC : Access.READ_ONLY;
    }

    private static TypeConversionException problem(String value, String problem) {
        return new TypeConversionException("expected in[=out][:option]…, but was '" + value + "': " + problem);
    }
}
