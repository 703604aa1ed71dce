package io.rustbox.cgroups;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JVM that a parent folder belongs to.
 *
 * @param pid its process id
 * @param startTime when it started, in clock ticks since boot: with it, a pid that was given out again is told apart
 * @param pidNamespace the inode number of the PID namespace in which the pid is counted
 */
record Owner(long pid, long startTime, long pidNamespace) {
    private static final Pattern FOLDER = Pattern.compile("rustbox-(\\d{1,10})-(\\d{1,18})-(\\d{1,18})-\\d{1,10}");
    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[(\\d{1,18})]");

    /** The process that {@code proc/self} shows. */
    static Owner self(Path proc) throws IOException {
        Path link = proc.resolve("self/ns/pid");
        var namespace = NAMESPACE.matcher(Files.readSymbolicLink(link).toString());
        if (!namespace.matches()) {
            throw new IOException(link + " is not a PID namespace");
        }
        var stat = ProcStat.parse(ControlFile.readPlain(proc.resolve("self/stat")));
        return new Owner(stat.pid(), stat.startTime(), Long.parseLong(namespace.group(1)));
    }

    /** The owner that a folder's name tells, if it is the name of a parent folder. */
    static Optional<Owner> ofFolder(String name) {
        var parts = FOLDER.matcher(name);
        return parts.matches()
                ? Optional.of(new Owner(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    String folderName(int n) {
        return "rustbox-" + pid + "-" + startTime + "-" + pidNamespace + "-" + n;
    }

    /** Whether {@code observer} can be sure that this owner is dead: in doubt it is alive. */
    boolean isKnownDead(Path proc, Owner observer) {
        if (pidNamespace != observer.pidNamespace) {
            return false;
        }
        try {
            var stat = ProcStat.parse(ControlFile.readPlain(proc.resolve(pid + "/stat")));
            return stat.startTime() != startTime || stat.isDead();
        } catch (FileNotFoundException _) {
            return Files.notExists(proc.resolve(Long.toString(pid)));
        } catch (IOException _) {
            return false;
        }
    }
}
