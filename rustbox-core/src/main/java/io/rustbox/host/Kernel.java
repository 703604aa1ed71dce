package io.rustbox.host;

import io.rustbox.Errno;
import io.rustbox.linux.Mman;
import io.rustbox.linux.Syscall;
import io.rustbox.linux.SyscallTrial;
import io.rustbox.linux.Unistd;
import java.util.Optional;

/** What is asked of the kernel by calls, not by files. */
interface Kernel {
    /** {@return the errno of {@code call} when it is made with arguments that can't be meant} */
    Errno trial(Syscall call);

    /** {@return the errno, if a memory file that may be executed can't be made} */
    Optional<Errno> executableMemoryFile();

    /** The kernel that this JVM runs on. */
    Kernel REAL = new Kernel() {
        @Override
        public Errno trial(Syscall call) {
            return new Errno(SyscallTrial.errno(call));
        }

        @Override
        public Optional<Errno> executableMemoryFile() {
            int result = Mman.memfd_create("rustbox-check", Mman.MFD_CLOEXEC | Mman.MFD_EXEC);
            if (result < 0 && new Errno(-result).toString().equals("EINVAL")) {
                // before Linux 6.3 every memory file is executable and the flag is unknown
                result = Mman.memfd_create("rustbox-check", Mman.MFD_CLOEXEC);
            }
            if (result < 0) {
                return Optional.of(new Errno(-result));
            }
            var _ = Unistd.close(result);
            return Optional.empty();
        }
    };
}
