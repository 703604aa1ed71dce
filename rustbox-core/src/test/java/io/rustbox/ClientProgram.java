package io.rustbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A program of somebody who embeds the library, in a module of its own that requires {@code io.rustbox.core} alone. */
final class ClientProgram {
    private static final String MODULE = "module client { requires io.rustbox.core; }";
    private static final String PROGRAM = """
            package client;
            import io.rustbox.*;
            import io.rustbox.evidence.*;
            class Program {
                static void judge(Locked<Strict> sandbox) {}
                static void run(Limits limits, Root root, Lockdown lockdown, Command command) throws Exception {
                    %s
                }
                %s
            }
            """;

    private ClientProgram() {}

    /** Compiles a program with {@code statements} in its method; {@return the compiler's errors} */
    static List<Diagnostic<? extends JavaFileObject>> compile(Path output, String statements) {
        return compile(output, statements, "");
    }

    /** Compiles a program with {@code members} beside its method; {@return the compiler's errors} */
    static List<Diagnostic<? extends JavaFileObject>> compileMembers(Path output, String members) {
        return compile(output, "", members);
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(
            Path output, String statements, String members) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.MODULE_PATH, modulePath());
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            var task = compiler.getTask(
                    null,
                    files,
                    diagnostics,
                    List.of("--release", "22", "-proc:none"),
                    null,
                    List.of(source("module-info", MODULE),
                            source("client/Program", PROGRAM.formatted(statements, members))));
            boolean compiled = task.call();
            if (compiled != errors(diagnostics).isEmpty()) {
                throw new AssertionError("the compiler failed without an error: " + diagnostics.getDiagnostics());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors(diagnostics);
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static List<Path> modulePath() {
        return ModuleLayer.boot().configuration().modules().stream()
                .map(module -> module.reference().location())
                .flatMap(Optional::stream)
                .filter(location -> location.getScheme().equals("file"))
                .map(Path::of)
                .toList();
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
