package io.rustbox.selftest;

import io.rustbox.linux.Arch;
import io.rustbox.linux.Mman;
import io.rustbox.linux.OwnedFd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What attacks go for, all of it our own: files in a folder, a process, a listening socket, a descriptor that this JVM would
 * hand on. {@link #close} takes everything away.
 */
final class Bait implements AutoCloseable {
    /** A file that everybody may read and write. */
    static final String PUBLIC = "public";

    /** A file that is the caller's alone. */
    static final String SECRET = "secret";

    /** A set-user-ID program, of root's if the caller is root. */
    static final String SETUID = "setuid";

    /** Where the folder is in a strict sandbox. */
    static final String BOUND_AT = "/selftest";

    private static final String WORK = "work";

    /** How many connections may wait: nobody accepts one, and a client waits where the queue is full. */
    private static final int CONNECTIONS = 64;

    private final Path folder;
    private final ServerSocket server;
    private final Process neighbour;
    private final OwnedFd descriptor;

    private Bait(Path folder, ServerSocket server, Process neighbour, OwnedFd descriptor) {
        this.folder = folder;
        this.server = server;
        this.neighbour = neighbour;
        this.descriptor = descriptor;
    }

    static Bait lay() throws IOException {
        Path folder = Files.createTempDirectory("rustbox-selftest-");
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var _ = Files.createDirectory(folder.resolve(WORK));
            var _ = file(folder, PUBLIC, new byte[0], 0666);
            var _ = file(folder, SECRET, new byte[0], 0600);
            var _ = file(folder, SETUID, PrivilegeAttacks.whoAmI().executable(Arch.current()), 04755);
            ServerSocket server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress());
            try {
                Process neighbour = neighbour(folder);
                OwnedFd descriptor = new OwnedFd(Mman.memfd_create("rustbox-selftest", 0));
                return new Bait(folder, server, neighbour, descriptor);
            } catch (IOException failure) {
                server.close();
                throw failure;
            }
        } catch (IOException failure) {
            delete(folder);
            throw failure;
        }
    }

    /** A process that waits for the end of its input. */
    private static Process neighbour(Path folder) throws IOException {
        Script script = Script.of(
                Step.call("read", Operand.value(0), Operand.room("byte", 1), Operand.value(1)));
        Path program = file(folder, "neighbour", script.executable(Arch.current()), 0755);
        return new ProcessBuilder(program.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path file(Path folder, String name, byte[] content, int mode) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Files.setAttribute(file, "unix:mode", mode);
    }

    /** {@return the folder, which everybody may read} */
    Path folder() {
        return folder;
    }

    /** {@return where programs run outside} */
    Path work() {
        return folder.resolve(WORK);
    }

    /** {@return what an attack knows that sees the folder at {@code place}} */
    View seenAt(String place) {
        return new View(neighbour.pid(), place, folder.toString(), server.getLocalPort());
    }

    /** {@return why there is no set-user-ID program of root's; empty if there is one} */
    Optional<String> lackOfSetuid() throws IOException {
        return Files.getAttribute(folder.resolve(SETUID), "unix:uid").equals(0)
                ? Optional.empty()
                : Optional.of("only root can make a set-user-ID program of root's");
    }

    @Override
    public void close() throws IOException {
        var _ = neighbour.destroyForcibly();
        descriptor.close();
        server.close();
        if (Files.exists(folder)) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
