package io.rustbox.testing;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs that have the modules of this one, or its class path, our tests included. */
public final class ChildJvm {
    private static final String MODULE = "io.rustbox.core";

    private ChildJvm() {}

    /** {@return the command that runs the {@code main} of a test class with {@code arguments}} */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch"));
        command.addAll(main.getModule().isNamed() ? inModule(main) : onClassPath(main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> inModule(Class<?> main) {
        return List.of(
                "--enable-native-access=" + MODULE,
                "--add-reads",
                MODULE + "=ALL-UNNAMED",
                "--class-path",
                System.getProperty("java.class.path"),
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--patch-module",
                MODULE + "=" + testClasses(main),
                "--module",
                MODULE + "/" + main.getName());
    }

    private static List<String> onClassPath(Class<?> main) {
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    private static Path testClasses(Class<?> type) {
        URL file = type.getResource(type.getSimpleName() + ".class");
        if (file == null) {
            throw new AssertionError("no class file of " + type);
        }
        try {
            Path path = Path.of(file.toURI());
            for (int i = 0; i <= type.getPackageName().chars().filter(c -> c == '.').count() + 1; i++) {
                path = path.getParent();
            }
            return path;
        } catch (URISyntaxException e) {
            throw new AssertionError(file + " is not a path", e);
        }
    }
}
