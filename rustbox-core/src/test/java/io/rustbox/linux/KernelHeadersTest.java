package io.rustbox.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.Host;
import io.rustbox.testing.Tool;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every constant of this package is what gcc finds under its name in the headers of this host. */
class KernelHeadersTest {
    private static final List<String> HEADERS = List.of(
            "elf.h", "fcntl.h", "linux/capability.h", "linux/close_range.h", "linux/filter.h", "linux/openat2.h",
            "linux/sched.h", "linux/seccomp.h", "linux/securebits.h", "poll.h", "signal.h", "stddef.h", "stdio.h",
            "sys/mman.h", "sys/mount.h", "sys/prctl.h", "sys/resource.h", "sys/socket.h", "sys/stat.h", "sys/wait.h",
            "errno.h",
            "time.h");

    /** Those whose name isn't C's, with what they are in C. */
    private static final Map<String, String> EXPRESSIONS = Map.ofEntries(
            Map.entry("ElfImage.EHDR_SIZE", "sizeof(Elf64_Ehdr)"),
            Map.entry("ElfImage.PHDR_SIZE", "sizeof(Elf64_Phdr)"),
            Map.entry("Fcntl.OPEN_HOW_SIZE", "sizeof(struct open_how)"),
            Map.entry("Mount.MOUNT_ATTR_SIZE_VER0", "sizeof(struct mount_attr)"),
            Map.entry("Poll.POLLFD_SIZE", "sizeof(struct pollfd)"),
            Map.entry("Poll.EVENTS", "offsetof(struct pollfd, events)"),
            Map.entry("Poll.REVENTS", "offsetof(struct pollfd, revents)"),
            Map.entry("Poll.TIMESPEC_SIZE", "sizeof(struct timespec)"),
            Map.entry("Poll.SIGSET_SIZE", "_NSIG / 8"),
            Map.entry("Prctl.SOCK_FPROG_SIZE", "sizeof(struct sock_fprog)"),
            Map.entry("Prctl.LINUX_CAPABILITY_VERSION_3", "_LINUX_CAPABILITY_VERSION_3"),
            Map.entry("Prctl.CAP_HEADER_SIZE", "sizeof(struct __user_cap_header_struct)"),
            Map.entry("Prctl.CAP_DATA_SIZE",
                    "sizeof(struct __user_cap_data_struct) * _LINUX_CAPABILITY_U32S_3"),
            Map.entry("Sched.CLONE_ARGS_SIZE", "sizeof(struct clone_args)"),
            Map.entry("Sched.CLONE_ARGS_FLAGS", "offsetof(struct clone_args, flags)"),
            Map.entry("Sched.CLONE_ARGS_PIDFD", "offsetof(struct clone_args, pidfd)"),
            Map.entry("Sched.CLONE_ARGS_EXIT_SIGNAL", "offsetof(struct clone_args, exit_signal)"),
            Map.entry("Sched.CLONE_ARGS_CGROUP", "offsetof(struct clone_args, cgroup)"),
            Map.entry("Signal.SIGSET_SIZE", "_NSIG / 8"),
            Map.entry("Socket.MSGHDR_SIZE", "sizeof(struct msghdr)"),
            Map.entry("Socket.MSGHDR_IOV", "offsetof(struct msghdr, msg_iov)"),
            Map.entry("Socket.MSGHDR_IOVLEN", "offsetof(struct msghdr, msg_iovlen)"),
            Map.entry("Socket.MSGHDR_CONTROL", "offsetof(struct msghdr, msg_control)"),
            Map.entry("Socket.MSGHDR_CONTROLLEN", "offsetof(struct msghdr, msg_controllen)"),
            Map.entry("Socket.IOVEC_SIZE", "sizeof(struct iovec)"),
            Map.entry("Socket.IOVEC_LEN", "offsetof(struct iovec, iov_len)"),
            Map.entry("Socket.CMSG_LEVEL", "offsetof(struct cmsghdr, cmsg_level)"),
            Map.entry("Socket.CMSG_TYPE", "offsetof(struct cmsghdr, cmsg_type)"),
            Map.entry("Socket.CMSG_DATA", "sizeof(struct cmsghdr)"),
            Map.entry("Socket.CMSG_LEN_OF_DESCRIPTOR", "CMSG_LEN(sizeof(int))"),
            Map.entry("Socket.CMSG_SPACE_OF_DESCRIPTOR", "CMSG_SPACE(sizeof(int))"),
            Map.entry("Stat.STATX_SIZE", "sizeof(struct statx)"),
            Map.entry("Stat.STX_NLINK", "offsetof(struct statx, stx_nlink)"),
            Map.entry("Stat.STX_MODE", "offsetof(struct statx, stx_mode)"),
            Map.entry("Wait.SIGINFO_SIZE", "sizeof(siginfo_t)"),
            Map.entry("Wait.SI_CODE", "offsetof(siginfo_t, si_code)"),
            Map.entry("Wait.SI_PID", "offsetof(siginfo_t, si_pid)"),
            Map.entry("Wait.SI_STATUS", "offsetof(siginfo_t, si_status)"),
            Map.entry("Wait.RUSAGE_SIZE", "sizeof(struct rusage)"));

    /** Our own, which no header has; and {@code sigaction} and the CPU clocks as the kernel alone has them. */
    private static final Set<String> OWN = Set.of(
            "CpuClock.CPUCLOCK_SCHED", "CpuClock.PID_SHIFT", "ElfImage.LOAD_ADDRESS", "ElfImage.PAGE",
            "ElfImage.DATA_ADDRESS", "ElfImage.DATA_OFFSET", "ElfImage.WRITABLE", "OwnedFd.GONE",
            "Poll.IGNORED_DESCRIPTOR", "Poll.ROWS", "Poll.LAST_LOOK_NANOS", "Poll.RESULT_OF_LAST_LOOK",
            "Poll.RESULT_OF_FIRST_LOOK", "Poll.RESULT_OF_WAIT",
            "Sched.CPU_SET_SIZE", "Signal.SIGACTION_SIZE", "SyscallTrial.NO_ADDRESS",
            "SyscallTrial.NO_SIZE", "SyscallTrial.NO_DESCRIPTOR");

    /** Classes with the layouts of our own machine code, or with no constants. */
    private static final Set<String> WITHOUT = Set.of("MachineCode", "ProbeImage", "Replayer", "Syscall", "Unistd");

    /** Too new for the headers of some distributions. */
    private static final Set<String> NEW = Set.of("Mman.MFD_EXEC");

    @TempDir
    private Path folder;

    @Test
    void constants_comparedWithTheHeaders_areTheSame() throws Exception {
        Host.needs(Host.Feature.GCC);
        Map<String, Long> ours = constants();
        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(headers(ours.keySet())).isEqualTo(ours);
    }

    @Test
    void sigaction_ofTheKernel_hasTheSizeWeGiveIt() throws Exception {
        Host.needs(Host.Feature.GCC);
        assertThat(run("#include <asm/signal.h>\nint printf(const char *, ...);\n"
                + "int main(void) { printf(\"%zu\", sizeof(struct sigaction)); }"))
                .isEqualTo(Integer.toString(Signal.SIGACTION_SIZE));
    }

    @Test
    void openFlags_ofThisArchitecture_areTheHeaders() throws Exception {
        Host.needs(Host.Feature.GCC);
        assertThat(run("#define _GNU_SOURCE\n#include <fcntl.h>\n#include <stdio.h>\n"
                + "int main(void) { printf(\"%d %d\", O_DIRECTORY, O_NOFOLLOW); }"))
                .isEqualTo(Arch.current().O_DIRECTORY() + " " + Arch.current().O_NOFOLLOW());
    }

    /** The numbers of rustbox-seccomp have another origin: the kernel's own tables. */
    @ParameterizedTest
    @EnumSource
    void syscall_numbers_areThoseOfTheSeccompTables(Syscall syscall) {
        assertThat(io.rustbox.seccomp.Arch.X86_64.syscallNumber(syscall.spelling()))
                .hasValue(syscall.number(Arch.X86_64));
        assertThat(io.rustbox.seccomp.Arch.AARCH64.syscallNumber(syscall.spelling()))
                .hasValue(syscall.number(Arch.AARCH64));
    }

    private static Map<String, Long> constants() throws IOException, URISyntaxException, IllegalAccessException {
        Path classes = Path.of(Syscall.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Map<String, Long> constants = new TreeMap<>();
        try (Stream<Path> files = Files.list(classes.resolve("io/rustbox/linux"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.contains("$") && !name.contains(".") && !name.equals("package-info")) {
                    collect(name, constants);
                }
            }
        }
        constants.keySet().removeAll(OWN);
        return constants;
    }

    private static void collect(String name, Map<String, Long> constants) throws IllegalAccessException {
        if (WITHOUT.contains(name)) {
            return;
        }
        try {
            Class<?> type = Class.forName("io.rustbox.linux." + name, false, Syscall.class.getClassLoader());
            for (Field field : type.getDeclaredFields()) {
                boolean number = Set.of(int.class, long.class, short.class).contains(field.getType());
                if (Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()) && number) {
                    field.setAccessible(true);
                    constants.put(name + "." + field.getName(), ((Number) field.get(null)).longValue());
                }
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Long> headers(Set<String> names) throws Exception {
        StringBuilder program = new StringBuilder("#define _GNU_SOURCE\n");
        HEADERS.forEach(header -> program.append("#include <").append(header).append(">\n"));
        program.append("int main(void) {\n");
        for (String name : names) {
            String constant = name.substring(name.indexOf('.') + 1);
            if (NEW.contains(name)) {
                program.append("#ifndef ").append(constant).append("\n#define ").append(constant)
                        .append(" 0x10U\n#endif\n");
            }
            program.append("printf(\"").append(name).append(" %lld\\n\", (long long) (")
                    .append(EXPRESSIONS.getOrDefault(name, constant)).append("));\n");
        }
        return run(program.append("}\n").toString()).lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        words -> words[0], words -> Long.valueOf(words[1]), (a, _) -> a, LinkedHashMap::new));
    }

    private String run(String program) throws Exception {
        Path source = folder.resolve("program.c");
        Path executable = folder.resolve("program");
        var _ = Files.writeString(source, program);
        var _ = Tool.named("gcc").run("-o", executable.toString(), source.toString());
        return Tool.at(executable).run();
    }
}
