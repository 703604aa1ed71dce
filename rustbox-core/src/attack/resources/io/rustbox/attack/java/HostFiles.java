// goal: read the host's files and the JVM's own way of telling others about itself
// confined: normal_exit
// prints: accounts NoSuchFileException
// prints: shadow NoSuchFileException
// prints: home NoSuchFileException
// prints: other JVMs 0
// prints: delete a program FileSystemException
// unconfined: root 0
// prints: accounts ok
// prints: shadow ok
// prints: home ok
// matches: other JVMs \d+
// prints: delete a program not tried
// arguments: harmless
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

public final class HostFiles {
    private interface Action {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        attempt("accounts", () -> Files.readAllBytes(Path.of("/etc/passwd")));
        attempt("shadow", () -> Files.readAllBytes(Path.of("/etc/shadow")));
        attempt("home", () -> Files.list(Path.of("/root")).close());
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            System.out.println("other JVMs " + files.filter(file -> file.toString().contains("hsperfdata_")).count());
        }
        if (arguments.length > 0) {
            System.out.println("delete a program not tried");
        } else {
            attempt("delete a program", () -> Files.delete(Path.of("/usr/bin/env")));
        }
    }

    private static void attempt(String name, Action action) {
        try {
            action.run();
            System.out.println(name + " ok");
        } catch (IOException e) {
            System.out.println(name + " " + e.getClass().getSimpleName());
        }
    }
}
