package io.rustbox.cgroups;

/** Whether the kernel can end all processes of a group at once. */
public sealed interface KillSupport {
    /** v2 since Linux 5.14: {@code cgroup.kill}. */
    non-sealed interface ByKernel extends KillSupport {
        /**
         * Sends SIGKILL to every process in the group, including those that are being forked meanwhile. It returns
         * before they are gone: {@link RunGroup#close()} waits for that. The group must not be entered again
         * afterwards.
         *
         * @throws CgroupException when {@code cgroup.kill} can't be written
         */
        void kill() throws CgroupException;
    }

    /**
     * v1, and v2 before Linux 5.14. Killing pid by pid loses against a program that forks and may hit a stranger whose
     * pid was given out again; whoever started the run ends it by ending its PID namespace.
     *
     * @param reason what is missing
     */
    record None(String reason) implements KillSupport {}
}
