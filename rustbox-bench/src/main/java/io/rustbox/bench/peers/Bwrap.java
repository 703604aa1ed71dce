package io.rustbox.bench.peers;

import io.rustbox.seccomp.Arch;
import io.rustbox.seccomp.SeccompPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that bubblewrap has of the eight layers, with the same filter, which it reads from its standard input. */
final class Bwrap {
    private static final String FILTER = "filter.bpf";

    private Bwrap() {}

    static List<String> command(String program) {
        return List.of("bwrap",
                "--unshare-all", "--uid", "60000", "--gid", "60000", "--hostname", "rustbox-sandbox",
                "--ro-bind", "/usr", "/usr",
                "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
                "--ro-bind", program, "/opt/noop",
                "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/box", "--chdir", "/box",
                "--cap-drop", "ALL", "--new-session", "--die-with-parent", "--clearenv",
                "--seccomp", "0", "--", "/opt/noop");
    }

    /** Writes the filter that the judge has; {@return the file} */
    static Path filter(Path folder) throws IOException {
        Arch arch = System.getProperty("os.arch").equals("amd64") ? Arch.X86_64 : Arch.AARCH64;
        return Files.write(
                folder.resolve(FILTER), SeccompPolicy.judge().compile(arch).toBytes());
    }
}
