package io.rustbox.cgroups;

import io.rustbox.cgroups.GroupFigures.CollectionError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads figures for one record, and keeps account of those that could not be had. */
final class FigureReader {
    private final Set<String> absent;
    private final OpenFiles files;
    private final List<CollectionError> errors = new ArrayList<>();
    private final List<String> notOffered = new ArrayList<>();

    /** A reader of {@code files} and others, for a kernel that doesn't have those named {@code absent}. */
    FigureReader(Set<String> absent, OpenFiles files) {
        this.absent = absent;
        this.files = files;
    }

    List<CollectionError> errors() {
        return errors;
    }

    List<String> notOffered() {
        return notOffered;
    }

    /** A counter that is open already. */
    OptionalLong counter(OpenCounter counter) {
        try {
            return OptionalLong.of(counter.read());
        } catch (CgroupException e) {
            errors.add(new CollectionError(e.file(), e.reason()));
            return OptionalLong.empty();
        }
    }

    /** A file that holds one number. */
    OptionalLong number(Path folder, String name) {
        return keyed(folder, name).number("");
    }

    /** A file that holds one number, which some kernels leave at 0 whatever happens: then it says nothing. */
    OptionalLong positiveNumber(Path folder, String name) {
        var number = number(folder, name);
        if (number.isPresent() && number.getAsLong() == 0) {
            notOffered.add(name);
            return OptionalLong.empty();
        }
        return number;
    }

    /** A file that holds a line {@code key value} per figure. */
    Keyed keyed(Path folder, String name) {
        if (absent.contains(name)) {
            notOffered.add(name);
            return new Keyed(folder, name, Optional.empty());
        }
        try {
            return new Keyed(folder, name, Optional.of(files.read(folder, name)));
        } catch (IOException e) {
            errors.add(new CollectionError(folder.resolve(name), CgroupException.reason(e)));
            return new Keyed(folder, name, Optional.empty());
        }
    }

    static Optional<Duration> time(OptionalLong value, TimeUnit unit) {
        return value.isPresent() ? Optional.of(Duration.of(value.getAsLong(), unit.toChronoUnit())) : Optional.empty();
    }

    /** The content of one file; without one, every figure in it is empty, and that is accounted for already. */
    final class Keyed {
        private final Path folder;
        private final String name;
        private final Optional<String> text;

        private Keyed(Path folder, String name, Optional<String> text) {
            this.folder = folder;
            this.name = name;
            this.text = text;
        }

        /** The value on the line of {@code key}; the whole content, when the key is empty. */
        OptionalLong number(String key) {
            if (text.isEmpty()) {
                return OptionalLong.empty();
            }
            String value = key.isEmpty() ? text.get() : FlatKeyed.value(text.get(), key).orElse("");
            try {
                long number = Long.parseLong(value);
                if (number >= 0) {
                    return OptionalLong.of(number);
                }
            } catch (NumberFormatException _) {
                // Listed below, as any other content that is no count.
            }
            errors.add(new CollectionError(folder.resolve(name),
                    value.isEmpty() ? "has no " + key : "not a count: " + value));
            return OptionalLong.empty();
        }

        Optional<Duration> micros(String key) {
            return time(number(key), TimeUnit.MICROSECONDS);
        }
    }
}
