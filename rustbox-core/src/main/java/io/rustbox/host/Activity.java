package io.rustbox.host;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * What sandboxes have on this host now: of this process, of others, or left behind by one that died.
 *
 * @param processes those with a user id of the sandboxes' range
 * @param groups the control group folders that a JVM made for its runs
 */
public record Activity(List<SandboxedProcess> processes, List<Path> groups) {
    /** Copies the lists. */
    public Activity {
        requireNonNull(processes, "processes");
        requireNonNull(groups, "groups");
        processes = List.copyOf(processes);
        groups = List.copyOf(groups);
    }

    /**
     * A process that runs as one of the sandboxes' users.
     *
     * @param name the command's name, as the kernel has it
     */
    public record SandboxedProcess(int pid, int uid, String name) {
        public SandboxedProcess {
            requireNonNull(name, "name");
        }
    }
}
