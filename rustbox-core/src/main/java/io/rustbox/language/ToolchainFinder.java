package io.rustbox.language;

import io.rustbox.UnsupportedHostException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds toolchains on this host. Asking a candidate costs a process, so what was found is kept; it is looked for again
 * when the executable is gone or changed.
 */
final class ToolchainFinder implements Toolchains {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Path> path;
    private final HostFolders folders;
    private final ToolchainProbe probe;
    private final ToolchainAccess access;
    private final Map<Language.Search, Toolchain> found = new ConcurrentHashMap<>();

    ToolchainFinder(List<Path> path, HostFolders folders, ToolchainProbe probe, Reach reach) {
        this.path = List.copyOf(path);
        this.folders = folders;
        this.probe = probe;
        this.access = new ToolchainAccess(folders, reach);
    }

    /** {@return a finder for this host and this process's {@code PATH}} */
    static ToolchainFinder ofHost(Reach reach) {
        HostFolders folders = new HostFolders(Path.of("/"), Path.of(System.getProperty("user.home")));
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return new ToolchainFinder(parsePath(path), folders, new ProcessProbe(PATIENCE), reach);
    }

    /** {@return the absolute folders of a {@code PATH}: the others depend on the working directory} */
    static List<Path> parsePath(String path) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    /** {@return the first candidate that answers and can be used} */
    @Override
    public Toolchain find(Language language) throws UnsupportedHostException, InterruptedException {
        Toolchain known = found.get(language.toolchain());
        if (known != null && ToolchainIdentity.unchanged(known)) {
            return known;
        }
        List<String> refused = new ArrayList<>();
        for (Path candidate : candidates(language.toolchain())) {
            try {
                Toolchain toolchain = examine(candidate, language.toolchain());
                found.put(language.toolchain(), toolchain);
                return toolchain;
            } catch (IOException | InvalidPathException e) {
                refused.add(candidate + ": " + e.getMessage());
            }
        }
        throw new UnsupportedHostException(language.name() + " is not available: "
                + (refused.isEmpty()
                        ? "none of " + String.join(", ", language.toolchain().executables()) + " is on the PATH"
                        : String.join("; ", refused))
                + ". To install it: " + language.toolchain().install());
    }

    private Set<Path> candidates(Language.Search search) {
        Set<Path> candidates = new LinkedHashSet<>();
        for (String name : search.executables()) {
            path.forEach(folder -> addIfExecutable(folder.resolve(name), candidates));
        }
        search.places().forEach(place -> addIfExecutable(folders.root().resolve(place), candidates));
        return candidates;
    }

    /** Links are followed here, so that one executable in two folders is asked once. */
    private static void addIfExecutable(Path file, Set<Path> candidates) {
        try {
            if (Files.isExecutable(file) && Files.isRegularFile(file)) {
                Path real = file.toRealPath();
                // A program that serves several names (busybox, a shim) looks at the name it is called by.
                boolean sameName = real.getFileName().toString().startsWith(file.getFileName().toString());
                candidates.add(sameName ? real : file);
            }
        } catch (IOException e) {
            // gone or out of reach since it was looked at: no candidate
        }
    }

    private Toolchain examine(Path candidate, Language.Search search) throws IOException, InterruptedException {
        ToolchainAnswer answer = ToolchainAnswer.parse(candidate, probe.ask(candidate, search.probe()));
        Path executable = answer.executable().toRealPath();
        List<Path> mounts = mounts(answer.mounts());
        access.check(executable, mounts);
        return new Toolchain(
                executable, answer.version(), ToolchainIdentity.of(executable, answer.version()), mounts);
    }

    /** What is not shown anyway, without what lies below another mount. */
    private List<Path> mounts(List<Path> wanted) throws IOException {
        Set<Path> real = new LinkedHashSet<>();
        for (Path mount : wanted) {
            Path path = mount.toRealPath();
            if (!folders.shown(path)) {
                real.add(path);
            }
        }
        return real.stream()
                .filter(mount -> real.stream().noneMatch(other -> !other.equals(mount) && mount.startsWith(other)))
                .sorted()
                .toList();
    }
}
