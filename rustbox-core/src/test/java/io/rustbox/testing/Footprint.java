package io.rustbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything of the host that this JVM could leave behind, each thing as a line of text. */
record Footprint(Set<String> things) {
    private static final long SELF = ProcessHandle.current().pid();
    private static final String OWN_GROUPS = "rustbox-" + SELF + "-";
    private static final String PROVISIONER = " rustbox-provisioner";
    private static final String KEEPER = " (memfd:rustbox-k) ";
    private static final int FIRST_SANDBOX_UID = 60_000;
    private static final int LAST_SANDBOX_UID = 60_999;

    static Footprint now() {
        Map<Long, HostProcess> processes = HostProcess.all();
        Set<String> things = new TreeSet<>();
        processes(processes).forEach(process -> things.add(process.toString()));
        things.addAll(mounts());
        things.addAll(groups());
        things.addAll(descriptors());
        things.addAll(threads());
        things.addAll(files(processes));
        return new Footprint(things);
    }

    /** {@return what is there and was not in {@code earlier}, but for what an open sandbox keeps ready for its next run} */
    List<String> since(Footprint earlier) {
        boolean sandboxIsOpen = things.stream().anyMatch(thing -> thing.endsWith(PROVISIONER));
        List<String> come = new ArrayList<>(things);
        come.removeAll(earlier.things);
        if (sandboxIsOpen) {
            come.removeIf(Footprint::mayBeKeptReady);
            forgetReplacedKeepers(come, earlier);
        }
        return come;
    }

    /** A sandbox that discarded its keeper has another one with its next run: a process, its lifeline, pidfd and count of sockets. */
    private void forgetReplacedKeepers(List<String> come, Footprint earlier) {
        long gone = earlier.things.stream().filter(thing -> thing.contains(KEEPER) && !things.contains(thing)).count();
        List<String> keepers = come.stream().filter(thing -> thing.contains(KEEPER)).limit(gone).toList();
        for (String keeper : keepers) {
            come.remove(keeper);
            come.stream().filter(thing -> thing.contains(" of pipe:[")).findFirst().ifPresent(come::remove);
            come.stream().filter(thing -> thing.endsWith("[pidfd]")).findFirst().ifPresent(come::remove);
            come.stream().filter(thing -> thing.endsWith("/net/sockstat")).findFirst().ifPresent(come::remove);
        }
    }

    private static boolean mayBeKeptReady(String thing) {
        return thing.endsWith(PROVISIONER)
                || thing.contains("/" + OWN_GROUPS)
                || thing.startsWith("descriptor ") && thing.endsWith(" of /")
                || thing.contains("/rustbox-");
    }

    /** Processes of a strict sandbox descend from this JVM, by way of the keeper if need be. */
    private static List<HostProcess> processes(Map<Long, HostProcess> all) {
        List<HostProcess> ours = new ArrayList<>(HostProcess.descendants(all, SELF));
        all.values().stream().filter(process -> isOurOrphan(process) && !ours.contains(process)).forEach(ours::add);
        return ours;
    }

    /**
     * In permissive mode an orphan goes to init, which reaps it when it likes. It is known by its control group, and where
     * there is none by its uid; a test of another JVM that runs at the same time without groups is then taken for ours.
     */
    private static boolean isOurOrphan(HostProcess process) {
        if (process.state() == 'Z' || process.state() == 'X') {
            return false;
        }
        if (process.groups().contains("rustbox-")) {
            return process.groups().contains(OWN_GROUPS);
        }
        return process.parent() == 1
                && process.uid() >= FIRST_SANDBOX_UID
                && process.uid() <= LAST_SANDBOX_UID;
    }

    private static List<String> mounts() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.map(line -> "mount " + line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> groups() {
        List<String> found = new ArrayList<>();
        for (Path hierarchy : hierarchies()) {
            walk(hierarchy, found);
        }
        return found;
    }

    private static Set<Path> hierarchies() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.filter(line -> line.contains(" - cgroup"))
                    .map(line -> Path.of(line.split(" ", -1)[4]))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void walk(Path hierarchy, List<String> found) {
        try {
            Files.walkFileTree(hierarchy, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (folder.toString().contains(OWN_GROUPS)) {
                        found.add("control group " + folder);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // removed meanwhile, by whoever it belongs to
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> descriptors() {
        List<String> found = new ArrayList<>();
        Path folder = Path.of("/proc/self/fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
            for (Path link : links) {
                try {
                    String target = Files.readSymbolicLink(link).toString();
                    if (!isOfTheJvm(target)) {
                        found.add("descriptor " + link.getFileName() + " of " + target);
                    }
                } catch (NoSuchFileException e) {
                    continue; // closed meanwhile
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** What the JDK opens when it first needs it, the listing itself, and the lock file, which stays open by design. */
    private static boolean isOfTheJvm(String target) {
        return target.endsWith(".jar")
                || target.startsWith(System.getProperty("java.home"))
                || target.equals("/dev/random")
                || target.equals("/dev/urandom")
                || target.equals("/proc/" + SELF + "/fd")
                || target.equals("/run/rustbox/uids");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rustbox"))
                .map(thread -> "thread " + thread.threadId() + " " + thread.getName())
                .toList();
    }

    /** Scratch directories of permissive runs, but for those in which a process that isn't ours works. */
    private static List<String> files(Map<Long, HostProcess> all) {
        List<HostProcess> ours = processes(all);
        List<String> found = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "rustbox-*")) {
            for (Path file : files) {
                boolean foreign = all.values().stream()
                        .anyMatch(process -> process.directory().startsWith(file.toString())
                                && !ours.contains(process));
                if (!foreign) {
                    found.add("file " + file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
