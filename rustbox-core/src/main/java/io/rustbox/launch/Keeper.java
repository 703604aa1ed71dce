package io.rustbox.launch;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.rustbox.SetupException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.events.OperatorLog;
import io.rustbox.linux.ElfImage;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Mman;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Pidfd;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Unistd;
import io.rustbox.linux.Wait;
import io.rustbox.plan.Block;
import io.rustbox.plan.KeeperLaunch;
import io.rustbox.plan.KeeperPlan;
import io.rustbox.plan.RootLayout;
import io.rustbox.plan.Slot;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * PID 1 of a sandbox: holds its namespaces and its root, and reads a pipe whose other end only this JVM has. When that
 * end goes, by {@link #close} or by the death of the JVM, the keeper ends and the kernel kills its whole PID namespace.
 */
public final class Keeper implements AutoCloseable {
    private static final int STAT_FLAGS = 6;
    // <linux/sched.h>: set before the namespace's processes are killed
    private static final long PF_EXITING = 4;

    private static final Latest<RootLayout, KeeperLaunch> PLANS = new Latest<>();

    private static final Map<String, String> HOST_NAMESPACES = new ConcurrentHashMap<>();

    private final int pid;
    private final OwnedFd pidfd;
    private final OwnedFd lifeline;
    private final SocketCount sockets;

    private Keeper(int pid, OwnedFd pidfd, OwnedFd lifeline, SocketCount sockets) {
        this.pid = pid;
        this.pidfd = pidfd;
        this.lifeline = lifeline;
        this.sockets = sockets;
    }

    /** Makes the namespaces and the root of a sandbox. Blocks the calling thread for the length of the launch. */
    public static Keeper start(RootLayout layout) throws SetupException, UnsupportedHostException {
        return start(layout, _ -> {});
    }

    /** As {@link #start(RootLayout)}, after {@code preparation} has had its way with the table. */
    static Keeper start(RootLayout layout, Consumer<LaunchTable> preparation)
            throws SetupException, UnsupportedHostException {
        KeeperLaunch planned = PLANS.of(layout, () -> KeeperPlan.of(layout, HostFacts.lastCapability()));
        int[] ends = new int[2];
        KernelCall.check("make lifeline", "pipe2(O_CLOEXEC)", Unistd.pipe2(ends, Fcntl.O_CLOEXEC));
        OwnedFd lifeline = new OwnedFd(ends[1]);
        try (OwnedFd keepersEnd = new OwnedFd(ends[0]);
                OwnedFd image = image();
                Arena arena = Arena.ofConfined()) {
            LaunchTable table = new LaunchTable(planned.plan(), arena);
            table.set(Slot.LIFELINE, keepersEnd.number());
            table.set(Slot.KEEPER_IMAGE, image.number());
            preparation.accept(table);
            return launch(planned, table, lifeline);
        } catch (SetupException | RuntimeException | Error failure) {
            lifeline.close();
            throw failure;
        }
    }

    private static Keeper launch(KeeperLaunch planned, LaunchTable table, OwnedFd lifeline) throws SetupException {
        LaunchTable.Launched launched = table.launch();
        if (!launched.cloned()) {
            throw launched.failure();
        }
        OwnedFd pidfd = new OwnedFd(table.memory(planned.pidfd()).get(JAVA_INT, 0));
        try {
            if (!launched.executed()) {
                throw launched.failure();
            }
            compareNamespaces(planned, table);
            return new Keeper(launched.child(), pidfd, lifeline, SocketCount.of(launched.child()));
        } catch (SetupException | RuntimeException | Error failure) {
            end(pidfd, lifeline);
            throw failure;
        }
    }

    private static void compareNamespaces(KeeperLaunch planned, LaunchTable table) throws SetupException {
        for (Map.Entry<String, Block> each : planned.namespaces().entrySet()) {
            String own = table.text(each.getValue());
            if (own.equals(hostNamespace(each.getKey()))) {
                throw new SetupException("read back " + each.getKey() + " namespace", own + " is the host's");
            }
        }
    }

    /** A namespace of this JVM, which never leaves it. */
    private static String hostNamespace(String name) throws SetupException {
        String known = HOST_NAMESPACES.get(name);
        if (known != null) {
            return known;
        }
        try {
            String link = Files.readSymbolicLink(Path.of("/proc/self/ns", name)).toString();
            HOST_NAMESPACES.put(name, link);
            return link;
        } catch (IOException e) {
            throw new SetupException("read our own " + name + " namespace", e);
        }
    }

    private static OwnedFd image() throws SetupException {
        byte[] content = ElfImage.keeper();
        int flags = Mman.MFD_CLOEXEC | Mman.MFD_ALLOW_SEALING;
        int fd = Mman.memfd_create("rustbox-keeper", flags | Mman.MFD_EXEC);
        if (fd < 0) {
            // EINVAL before Linux 6.3, which doesn't know MFD_EXEC and needs none
            fd = Mman.memfd_create("rustbox-keeper", flags);
        }
        OwnedFd image = KernelCall.descriptor("make keeper image", "memfd_create(\"rustbox-keeper\")", fd);
        try {
            MemoryFile.fillAndSeal(image, content);
            return image;
        } catch (SetupException | RuntimeException | Error failure) {
            image.close();
            throw failure;
        }
    }

    /** {@return the descriptor through which a child enters the namespaces} */
    int pidfd() {
        return pidfd.number();
    }

    /** {@return whether it still runs: anything else means that its namespaces are gone} */
    public boolean alive() {
        return pidfd.isOpen() && Pidfd.pidfd_send_signal(pidfd.number(), 0) == 0 && !ended();
    }

    /** {@return whether it lives and no socket is left in its network namespace} What can't be read is no proof. */
    boolean withoutSockets() {
        try {
            return sockets.comesToNone() && alive(); // the count outlives it
        } catch (IOException e) {
            OperatorLog.warn(Keeper.class, "a keeper is not used again: " + e.getMessage(), e);
            return false;
        }
    }

    private boolean ended() {
        Wait.Waited waited =
                Wait.waitid(Wait.P_PIDFD, pidfd.number(), Wait.WEXITED | Wait.WNOHANG | Wait.WNOWAIT | Wait.__WALL);
        return waited.ended().pid() != 0;
    }

    /**
     * {@return whether it is on its way out} It kills every process of its PID namespace then, and has not ended before they
     * have, and were reaped. In doubt it is.
     */
    boolean ending() {
        try {
            // pid (comm) state ppid pgrp session tty_nr tpgid flags
            String stat = new String(
                    Files.readAllBytes(Path.of("/proc", Integer.toString(pid), "stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[STAT_FLAGS]) & PF_EXITING) != 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Kills it, and the kernel with it every process of the PID namespace. Does not wait. */
    void kill() {
        if (pidfd.isOpen()) {
            kill(pidfd, lifeline);
        }
    }

    /** Kills it and waits until nothing of its PID namespace is left. A child of ours in it has to be reaped before. */
    @Override
    public void close() {
        if (pidfd.isOpen()) {
            sockets.close();
            end(pidfd, lifeline);
        }
    }

    private static void kill(OwnedFd pidfd, OwnedFd lifeline) {
        var _ = Pidfd.pidfd_send_signal(pidfd.number(), Signal.SIGKILL);
        lifeline.close(); // ends it too, should the signal be refused
    }

    private static void end(OwnedFd pidfd, OwnedFd lifeline) {
        kill(pidfd, lifeline);
        var _ = Reaper.reap(Wait.P_PIDFD, pidfd.number());
        pidfd.close();
    }
}
