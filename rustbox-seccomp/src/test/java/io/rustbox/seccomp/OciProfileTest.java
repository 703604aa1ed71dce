package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallAction.Errno;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import io.rustbox.seccomp.SyscallAction.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OciProfileTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            syscall     | args                 | x86-64  | aarch64
            read        |                      | 0       | 0
            close       |                      | 38      | 38
            ptrace      |                      | killed  | killed
            clone       | 0x11                 | 0       | 0
            clone       | 0x10000011           | 1       | 1
            personality | 0                    | 0       | 0
            personality | 8                    | 0       | 0
            personality | 9                    | 38      | 38
            socket      | 1                    | 0       | 0
            socket      | 40                   | 97      | 97
            lseek       | 0 4096               | 0       | 0
            lseek       | 0 4097               | 38      | 38
            lseek       | 0 0x8000000000000000 | 38      | 38
            dup3        | 3 5                  | 0       | 0
            dup3        | 2 5                  | 38      | 38
            dup3        | 3 9                  | 38      | 38
            mount       |                      | 38      | 38
            syslog      |                      | 0       | 0
            arch_prctl  |                      | 0       |
            process_vm_readv |                 | 0       | 0
            kcmp        |                      | 0       | 38
            bpf         |                      | 38      | 0
            perf_event_open  |                 | trace   | trace
            """)
    void read_profile_answersAsItSays(String syscall, String args, String x86, String arm) throws IOException {
        assertAnswer(Arch.X86_64, syscall, args, x86);
        if (arm != null) {
            assertAnswer(Arch.AARCH64, syscall, args, arm);
        }
    }

    @Test
    void read_profile_reportsNamesThatAreUnknown() throws IOException {
        try (InputStream in = profile()) {
            OciProfile profile = OciProfile.read("mine", in, Arch.X86_64);

            assertThat(profile.unknownSyscalls()).containsExactly("_llseek", "arm_fadvise64_64");
            assertThat(profile.policy().name()).isEqualTo("mine");
            assertThat(profile.policy().foreignArchAction()).isEqualTo(new KillProcess());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                     | the profile: defaultAction is missing
            []                                                     | the profile: expected an object
            {"defaultAction":"SCMP_ACT_NONE"}                      | defaultAction: no action is called SCMP_ACT_NONE
            {"defaultAction":7}                                    | /defaultAction: expected a string
            {"defaultActon":"SCMP_ACT_ALLOW"}                      | \
                /defaultActon: no field of a seccomp profile is called so
            {"defaultAction":"SCMP_ACT_ALLOW","defaultErrnoRet":1} | defaultErrnoRet: SCMP_ACT_ALLOW takes no number
            {"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":9999} | defaultErrnoRet: 9999 is greater than 4095
            {"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":-1} | /defaultErrnoRet: the number is negative: -1
            {"defaultAction":"SCMP_ACT_ERRNO", \
                "architectures":["SCMP_ARCH_S390X"]} | /architectures: the profile is for [SCMP_ARCH_S390X]
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"]}]} | /syscalls/0: action is missing
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"action":"SCMP_ACT_ALLOW"}]} | /syscalls/0: names is missing
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW", \
                "args":[{"index":6,"value":1,"op":"SCMP_CMP_EQ"}]}]} | \
                /syscalls/0/args/0: arguments are counted from 0 to 5, there is no 6
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW", \
                "args":[{"index":0,"value":1,"op":"EQ"}]}]} | /syscalls/0/args/0: no op is called EQ
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW", \
                "args":[{"index":0,"op":"SCMP_CMP_EQ"}]}]} | /syscalls/0/args/0: value is missing
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW", \
                "args":[{"index":0,"value":18446744073709551616,"op":"SCMP_CMP_EQ"}]}]} | \
                /syscalls/0/args/0/value: the number doesn't fit into 64 bits
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}, \
                {"names":["read"],"action":"SCMP_ACT_LOG"}]} | \
                /syscalls/1: Log[] for read, but an earlier entry says Allow[]
            {"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["ptrase"], \
                "action":"SCMP_ACT_ERRNO"}]} | \
                /syscalls/0/names: no system call is named "ptrase"; the nearest are ptrace
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW", \
                "excludes":{"minKernel":"6.0"}}]} | /syscalls/0/excludes/minKernel: an entry for old kernels
            {"defaultAction":"SCMP_ACT_ERRNO", \
                "defaultAction":"SCMP_ACT_ALLOW"} | not JSON: Duplicate field 'defaultAction'
            {"defaultAction":"SCMP_ACT_ERRNO"} {}                  | more follows behind the profile
            {"defaultAction":"SCMP_ACT_ERRNO"                      | not JSON
            """)
    void read_brokenProfile_namesThePlace(String json, String message) {
        InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OciProfile.read("broken", in, Arch.X86_64))
                .withMessageContaining(message);
    }

    @Test
    void read_bytesOfNoEncoding_isNotJson() {
        byte[] beyondUnicode = {0, 0, (byte) 0xfe, (byte) 0xff, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OciProfile.read("broken", new ByteArrayInputStream(beyondUnicode), Arch.X86_64))
                .withMessageStartingWith("not JSON: Invalid UTF-32 character");
    }

    private static void assertAnswer(Arch arch, String syscall, String args, String answer) throws IOException {
        SyscallAction expected = switch (answer) {
            case "0" -> new Allow();
            case "killed" -> new KillProcess();
            case "trace" -> new Trace(5);
            default -> new Errno(Integer.parseInt(answer));
        };
        long[] registers = args == null
                ? new long[0]
                : Arrays.stream(args.split(" ")).mapToLong(OciProfileTest::register).toArray();
        try (InputStream in = profile()) {
            SeccompFilter filter = OciProfile.read("mine", in, arch).policy().compile(arch);
            int number = arch.syscallNumber(syscall).orElseThrow();
            assertThat(filter.evaluate(SeccompData.of(arch, number, registers))).isEqualTo(expected);
        }
    }

    private static long register(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }

    private static InputStream profile() {
        return OciProfileTest.class.getResourceAsStream("profile.json");
    }
}
