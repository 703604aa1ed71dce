package io.rustbox.testing;

import io.rustbox.UnsupportedHostException;
import io.rustbox.cgroups.CgroupVersion;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.judge.Judge;
import io.rustbox.launch.KernelVersion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What the host offers to a test. A test that needs something calls {@link #needs}: without it the test is skipped, and
 * the reason is printed.
 *
 * <p>{@code -Drequire.kernel=strict,cgroup2} turns the skips for the features named into failures. Where the
 * environment variable {@code CI} is set, the lack of a tool is a failure anyway.
 */
public final class Host {
    private static final Set<String> REQUIRED =
            Set.of(System.getProperty("require.kernel", "").toLowerCase(Locale.ROOT).split("[, ]+"));
    private static final int CAP_SYS_ADMIN = 21;

    /** Something that not every host has. */
    public enum Feature {
        /** All that strict mode asks for: root with its capabilities, the kernel's age, control groups. */
        STRICT,
        ROOT,
        CGROUP1,
        CGROUP2,
        /** GNU as and objcopy for x86-64. */
        BINUTILS,
        /** The same for aarch64. */
        BINUTILS_AARCH64,
        GCC,
        /** A machine of the tests' own, whose clock may be set: see {@code .ci/guest}. */
        GUEST,
        /** An emulator that runs static aarch64 executables; an aarch64 host needs none, and has none to find. */
        QEMU_AARCH64
    }

    private Host() {}

    /** Skips the calling test unless the host has every one of {@code features}. */
    public static void needs(Feature... features) {
        for (Feature feature : features) {
            lack(feature).ifPresent(reason -> skip(feature, reason));
        }
    }

    /**
     * Skips the calling test unless {@code judge} has a toolchain for {@code language};
     * {@code -Drequire.kernel=language_cpp} makes that a failure.
     */
    public static void needsLanguage(Judge judge, String language) throws InterruptedException {
        try {
            var _ = judge.toolchain(language);
        } catch (UnsupportedHostException e) {
            skip("language_" + language, String.valueOf(e.getMessage()), System.getenv("CI") != null);
        }
    }

    /** Skips the calling test if {@code name} is lacking; {@code -Drequire.kernel=NAME} makes that a failure. */
    public static void needs(String name, Optional<String> lack) {
        lack.ifPresent(reason -> skip(name, reason, System.getenv("CI") != null));
    }

    /** {@return why {@code feature} can't be used here, or nothing if it can} */
    public static Optional<String> lack(Feature feature) {
        return switch (feature) {
            case STRICT -> lackOfStrict();
            case ROOT -> lackOfRoot();
            case CGROUP1 -> lackOfGroups(CgroupVersion.V1);
            case CGROUP2 -> lackOfGroups(CgroupVersion.V2);
            case BINUTILS -> lackOfTools("x86_64-linux-gnu-as", "x86_64-linux-gnu-objcopy");
            case BINUTILS_AARCH64 -> lackOfTools("aarch64-linux-gnu-as", "aarch64-linux-gnu-objcopy");
            case GCC -> lackOfTools("gcc");
            case GUEST -> lackOfGuest();
            case QEMU_AARCH64 -> lackOfTools("qemu-aarch64-static");
        };
    }

    private static void skip(Feature feature, String reason) {
        skip(feature.name().toLowerCase(Locale.ROOT), reason, isTool(feature) && System.getenv("CI") != null);
    }

    private static void skip(String name, String reason, boolean alwaysRequired) {
        String text = name + " is needed: " + reason;
        if (REQUIRED.contains(name) || alwaysRequired) {
            Assertions.fail(text);
        }
        System.err.println("SKIPPED: " + text + "; -Drequire.kernel=" + name + " makes this a failure");
        Assumptions.abort(text);
    }

    private static boolean isTool(Feature feature) {
        return switch (feature) {
            case BINUTILS, BINUTILS_AARCH64, GCC -> true;
            case STRICT, ROOT, CGROUP1, CGROUP2, GUEST, QEMU_AARCH64 -> false;
        };
    }

    private static Optional<String> lackOfStrict() {
        if (KernelVersion.running().compareTo(KernelVersion.OLDEST) < 0) {
            return Optional.of("Linux " + KernelVersion.OLDEST + " or newer, this is " + KernelVersion.running());
        }
        return lackOfRoot().or(() -> switch (Cgroups.detect()) {
            case Detection.Usable _ -> Optional.empty();
            case Detection.Unusable unusable -> Optional.of(unusable.explanation());
        });
    }

    private static Optional<String> lackOfRoot() {
        long effective = Long.parseUnsignedLong(status("CapEff"), 16);
        if (!status("Uid").split("\\s+")[1].equals("0")) {
            return Optional.of("root");
        }
        return (effective >>> CAP_SYS_ADMIN & 1) == 1 ? Optional.empty() : Optional.of("CAP_SYS_ADMIN");
    }

    private static Optional<String> lackOfGroups(CgroupVersion version) {
        return switch (Cgroups.detect()) {
            case Detection.Usable usable -> usable.version() == version
                    ? Optional.empty()
                    : Optional.of("the controllers are carried by " + usable.version());
            case Detection.Unusable unusable -> Optional.of(unusable.explanation());
        };
    }

    /** Its kernel was told which control groups to mount. */
    private static Optional<String> lackOfGuest() {
        try {
            boolean guest = Files.readString(Path.of("/proc/cmdline")).contains(" cgroup=");
            return guest ? Optional.empty() : Optional.of("a guest, see .ci/guest");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> lackOfTools(String... names) {
        String missing = Arrays.stream(names).filter(name -> tool(name).isEmpty()).collect(Collectors.joining(", "));
        return missing.isEmpty() ? Optional.empty() : Optional.of("not on PATH: " + missing);
    }

    /** {@return where on PATH the executable {@code name} is} */
    public static Optional<Path> tool(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String status(String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("/proc/self/status has no " + field))
                    .substring(field.length() + 1)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
