package io.rustbox.service.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The variables of the environment with the service's prefix, read one by one; one that nobody reads is told in the log. */
final class Environment {
    private static final Logger LOG = LoggerFactory.getLogger(Environment.class);
    private static final String PREFIX = "RUSTBOX_";

    private final Map<String, String> variables;
    private final Set<String> known = new HashSet<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** {@return the variable's value, unless it is unset or empty} */
    Optional<String> text(String name) {
        known.add(PREFIX + name);
        return Optional.ofNullable(variables.get(PREFIX + name)).filter(value -> !value.isEmpty());
    }

    long whole(String name, long otherwise, long least, long most) throws BadSettingException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(name, "expected a whole number from " + least + " to " + most + ", found \"" + text.get() + "\"");
    }

    Switch flag(String name) throws BadSettingException {
        String text = text(name).orElse("false").strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1", "yes", "on" -> Switch.ON;
            case "false", "0", "no", "off" -> Switch.OFF;
            default -> throw bad(name, "expected true or false, found \"" + text + "\"");
        };
    }

    /** {@return what {@code reading} makes of the value}; an {@link IllegalArgumentException} of its own says what is wrong */
    <T> Optional<T> parsed(String name, Function<String, T> reading) throws BadSettingException {
        Optional<String> text = text(name);
        try {
            return text.map(reading);
        } catch (IllegalArgumentException e) {
            throw bad(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Ends the reading; {@code elsewhere} are variables with the prefix that others read. One that nobody reads may be misspelt,
     * but Kubernetes makes some too, for a service of this name.
     */
    void end(Set<String> elsewhere) {
        for (String name : unread(elsewhere)) {
            LOG.warn("{} is not a setting; settings are {}", name, String.join(", ", known.stream().sorted().toList()));
        }
    }

    /** {@return the variables with the prefix that are read neither here nor {@code elsewhere}} */
    List<String> unread(Set<String> elsewhere) {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && !elsewhere.contains(name))
                .sorted()
                .toList();
    }

    static BadSettingException bad(String name, String problem) {
        return new BadSettingException(PREFIX + name, problem);
    }
}
