package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own: in a folder of its own, on a loopback port, with the programs of Debian's package. */
final class Postgres implements AutoCloseable {
    private static final String SKIP_OR_FAIL =
            "PostgreSQL's server programs are not installed (apt-get install postgresql);"
                    + " -Drequire.kernel=postgresql makes this a failure";

    private final Path bin;
    private final Path folder;
    private final int port;

    private Postgres(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    static Postgres start() throws IOException {
        Optional<Path> bin = programs();
        if (System.getProperty("require.kernel", "").contains("postgresql")) {
            assertThat(bin).as(SKIP_OR_FAIL).isPresent();
        }
        assumeTrue(bin.isPresent(), SKIP_OR_FAIL);
        Path folder = Files.createTempDirectory("rustbox-postgres");
        Postgres postgres = new Postgres(bin.orElseThrow(), folder, freePort());
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        postgres.call("initdb", "--pgdata=" + folder.resolve("data"), "--auth=trust", "--username=judge", "--no-locale",
                "--encoding=UTF8");
        postgres.call("pg_ctl", "--pgdata=" + folder.resolve("data"), "--wait", "--silent",
                "--log=" + folder.resolve("log"),
                "--options=-c listen_addresses=127.0.0.1 -c port=" + postgres.port + " -c unix_socket_directories=''",
                "start");
        return postgres;
    }

    /** {@return the address for the service's setting} */
    String url() {
        return "postgres://judge@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        call("pg_ctl", "--pgdata=" + folder.resolve("data"), "--mode=immediate", "--wait", "--silent", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void call(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // The server refuses to run as root.
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("rustbox-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.onExit().completeOnTimeout(null, 60, TimeUnit.SECONDS).join())
                    .as("the end of %s", command)
                    .isNotNull();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            Files.delete(output);
        }
    }

    private static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
