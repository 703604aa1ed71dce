package io.rustbox.bench.peers;

import io.rustbox.bench.NoOp;
import io.rustbox.host.HostProbe;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another program that runs programs in isolation. It is started as a Java program would start it, by
 * {@link ProcessBuilder}.
 */
public enum Peer {
    /** {@code bwrap}, of Debian's package bubblewrap. */
    BWRAP("bwrap", "bubblewrap"),
    /** {@code unshare}. */
    UNSHARE("unshare", "util-linux"),
    /** {@code crun}, the fastest of the OCI runtimes. */
    CRUN("crun", "crun");

    private final String name;
    private final String debianPackage;

    Peer(String name, String debianPackage) {
        this.name = name;
        this.debianPackage = debianPackage;
    }

    /** {@return what runs a program that does nothing once and again; to be closed} */
    public PeerLaunch open() throws IOException {
        Path folder = Files.createTempDirectory("rustbox-bench");
        Path program = NoOp.writeTo(folder.resolve("noop"));
        return switch (this) {
            case BWRAP -> {
                File filter = Bwrap.filter(folder).toFile();
                List<String> command = Bwrap.command(program.toString());
                yield new PeerLaunch(folder, () -> new ProcessBuilder(command).redirectInput(filter));
            }
            case UNSHARE -> {
                List<String> command = unshare(program);
                yield new PeerLaunch(folder, () -> new ProcessBuilder(command));
            }
            case CRUN -> {
                Crun.bundle(folder, program);
                yield new PeerLaunch(folder, () -> new ProcessBuilder(Crun.command(folder)));
            }
        };
    }

    private static List<String> unshare(Path program) {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--pid", "--fork", "--mount", "--net", "--ipc", "--uts", "--cgroup"));
        if (HostProbe.ofHost().user() == HostProbe.User.ORDINARY) {
            command.add("--map-root-user");
        }
        command.add(program.toString());
        return command;
    }

    /** {@return why it does not run here, or nothing if it does} */
    public Optional<String> lack() {
        try (PeerLaunch launch = open()) {
            Process process = launch.start();
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            return status == 0 ? Optional.empty() : Optional.of(name + " ended with status " + status + ": " + said);
        } catch (IOException e) {
            return Optional.of(name + " is not there; on Debian: apt-get install " + debianPackage);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("a temporary folder stays", e);
        }
    }
}
