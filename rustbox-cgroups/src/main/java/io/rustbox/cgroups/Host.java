package io.rustbox.cgroups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is asked of the host besides reading and writing files. Tests put the kernel's part in a folder's life here. */
interface Host {
    /** mkdir(2). The kernel fills the new folder with control files. */
    void mkdir(Path folder) throws IOException;

    /** rmdir(2). The kernel takes the control files away with the folder. */
    void rmdir(Path folder) throws IOException;

    /** Whether this process may write there: access(2), which also says no on a read-only mount. */
    boolean writable(Path file);

    /**
     * Sends SIGKILL to a process, provided that it is still listed in {@code procs}: the pid may have been given out
     * again since it was read.
     */
    void kill(int pid, Path procs) throws CgroupException;

    /** How long to wait, in nanoseconds, for processes that are on their way out. */
    long patienceNanos();

    /** The host this JVM runs on. */
    Host REAL = new Host() {
        @Override
        public void mkdir(Path folder) throws IOException {
            Files.createDirectory(folder);
        }

        @Override
        public void rmdir(Path folder) throws IOException {
            Files.delete(folder);
        }

        @Override
        public boolean writable(Path file) {
            return Files.isWritable(file);
        }

        @Override
        public void kill(int pid, Path procs) throws CgroupException {
            var process = ProcessHandle.of(pid);
            // The handle remembers the start time and is checked against it, so the one listed now is the one that is
            // hit.
            if (process.isPresent() && ControlFile.pids(procs).contains(pid)) {
                process.get().destroyForcibly();
            }
        }

        @Override
        public long patienceNanos() {
            return 1_000_000_000L;
        }
    };
}
