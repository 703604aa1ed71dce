package io.rustbox.attack;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes attacks ready to run. Executables bear a digest of their source in their name, so that one which an earlier JVM made
 * is used again, and never an old one.
 */
final class Workshop {
    private static final Path SHELF =
            Path.of(System.getProperty("rustbox.attack.programs", "target/attack-programs")).toAbsolutePath();

    private Workshop() {}

    static Built build(Attack attack) {
        try {
            return switch (attack.language()) {
                case C -> executable(attack, CPrograms.executable(resource(attack)));
                case PYTHON -> script(attack, "python3", List.of("-S", "-B"));
                case JAVASCRIPT -> script(attack, "node", List.of());
                case JAVA -> java(attack);
                case GO -> executable(attack, shelved(attack, Workshop::go));
                case RUST -> executable(attack, shelved(attack, Workshop::rust));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(attack.toString(), e);
        }
    }

    /** Skips the calling test where there is nothing to build or run {@code language} with. */
    static void needs(Language language) {
        switch (language) {
            case C -> Host.needs(Feature.GCC);
            case PYTHON -> needs(language, systemTool("python3"));
            case JAVASCRIPT -> needs(language, systemTool("node"));
            case JAVA -> {}
            case GO -> needs(language, Host.tool("go"));
            case RUST -> needs(language, Host.tool("rustc"));
        }
    }

    private static void needs(Language language, Optional<Path> tool) {
        Host.needs("language_" + language.folder(),
                tool.isPresent() ? Optional.empty() : Optional.of("no tool that builds or runs " + language.folder()));
    }

    private static String resource(Attack attack) {
        return "/io/rustbox/attack/c/" + attack.name();
    }

    private static Built executable(Attack attack, Path executable) throws IOException {
        BoxFile file = new BoxFile(attack.name(), Files.readAllBytes(executable), Executable.YES);
        return new Built(List.of(file), "./" + attack.name(), List.of(), List.of());
    }

    private static Built script(Attack attack, String tool, List<String> options) {
        String name = attack.name() + attack.language().extension();
        List<String> arguments = new ArrayList<>(options);
        arguments.add(name);
        return new Built(List.of(source(attack, name)), systemTool(tool).orElseThrow().toString(), arguments, List.of());
    }

    private static Built java(Attack attack) throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Path classes = shelved(attack, Workshop::javac);
        List<BoxFile> files = new ArrayList<>();
        try (Stream<Path> compiled = Files.list(classes)) {
            for (Path path : compiled.toList()) {
                files.add(new BoxFile(path.getFileName().toString(), Files.readAllBytes(path), Executable.NO));
            }
        }
        List<String> arguments = List.of("-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED", "-cp", ".", attack.name());
        return new Built(files, home.resolve("bin/java").toString(), arguments,
                home.startsWith("/usr") ? List.of() : List.of(home));
    }

    private static BoxFile source(Attack attack, String name) {
        return new BoxFile(name, attack.source().getBytes(StandardCharsets.UTF_8), Executable.NO);
    }

    /** The one that a program can see in its sandbox, which a version manager's isn't. */
    private static Optional<Path> systemTool(String name) {
        return Stream.of(Path.of("/usr/bin", name), Path.of("/usr/local/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private interface Make {
        void make(Path source, Path output) throws IOException, InterruptedException;
    }

    /** One after the other: two threads may want the same. */
    private static synchronized Path shelved(Attack attack, Make make) throws IOException {
        String digest = Integer.toHexString(attack.source().hashCode());
        Path ready = SHELF.resolve(attack.language().folder() + "-" + attack.name() + "-" + digest);
        if (Files.exists(ready)) {
            return ready;
        }
        Files.createDirectories(SHELF);
        Path folder = Files.createTempDirectory(SHELF, attack.name());
        Path source = folder.resolve(attack.name() + attack.language().extension());
        Files.writeString(source, attack.source());
        try {
            make.make(source, folder.resolve("output"));
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        Files.delete(source);
        Files.move(folder.resolve("output"), ready, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(folder);
        return ready;
    }

    private static void go(Path source, Path output) throws IOException, InterruptedException {
        var _ = Tool.at(Path.of("/usr/bin/env")).run("CGO_ENABLED=0", "GOCACHE=" + SHELF.resolve("go-cache"),
                "GOFLAGS=-trimpath", "GO111MODULE=off", "go", "build", "-o", output.toString(), source.toString());
    }

    private static void rust(Path source, Path output) throws IOException, InterruptedException {
        var _ = Tool.named("rustc").run("--edition", "2021", "-D", "warnings", "-C", "strip=symbols",
                "-o", output.toString(), source.toString());
    }

    private static void javac(Path source, Path output) throws IOException, InterruptedException {
        Files.createDirectory(output);
        var _ = Tool.at(Path.of(System.getProperty("java.home"), "bin", "javac"))
                .run("--release", "22", "-proc:none", "-d", output.toString(), source.toString());
    }
}
