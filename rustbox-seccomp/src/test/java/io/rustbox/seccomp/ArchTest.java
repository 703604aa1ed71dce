package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            name             | x86-64 | aarch64
            read             | 0      | 63
            openat           | 257    | 56
            newfstatat       | 262    | 79
            clone            | 56     | 220
            execve           | 59     | 221
            execveat         | 322    | 281
            ptrace           | 101    | 117
            prctl            | 157    | 167
            mount            | 165    | 40
            umount2          | 166    | 39
            seccomp          | 317    | 277
            bpf              | 321    | 280
            rseq             | 334    | 293
            io_uring_setup   | 425    | 425
            clone3           | 435    | 435
            memfd_secret     | 447    | 447
            cachestat        | 451    | 451
            fchmodat2        | 452    | 452
            map_shadow_stack | 453    | 453
            statmount        | 457    | 457
            mseal            | 462    | 462
            open_tree_attr   | 467    | 467
            """)
    void syscallNumber_ofCallsOnBoth_isTheKernels(String name, int x86, int arm) {
        assertThat(Arch.X86_64.syscallNumber(name)).hasValue(x86);
        assertThat(Arch.AARCH64.syscallNumber(name)).hasValue(arm);
        assertThat(Arch.X86_64.syscallName(x86)).hasValue(name);
        assertThat(Arch.AARCH64.syscallName(arm)).hasValue(name);
    }

    @Test
    void syscallNumber_ofCallsThatAarch64Lacks_isEmptyThere() {
        for (String name : new String[]{"open", "fork", "vfork", "arch_prctl", "modify_ldt", "mknod", "iopl"}) {
            assertThat(Arch.X86_64.syscallNumber(name)).as(name).isPresent();
            assertThat(Arch.AARCH64.syscallNumber(name)).as(name).isEmpty();
        }
        assertThat(Arch.X86_64.syscallNumber("no such call")).isEmpty();
        assertThat(Arch.X86_64.syscallName(-1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void syscalls_haveDistinctNamesAndNumbers(Arch arch) {
        assertThat(arch.syscalls()).extracting(Arch.Syscall::name).doesNotHaveDuplicates();
        assertThat(arch.syscalls()).extracting(Arch.Syscall::number).doesNotHaveDuplicates().isSorted();
        assertThat(arch.syscalls()).hasSizeGreaterThan(320);
    }

    @Test
    void of_otherArchitecture_isRefusedByName() {
        assertThat(Arch.of("amd64")).isEqualTo(Arch.X86_64);
        assertThat(Arch.of("aarch64")).isEqualTo(Arch.AARCH64);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Arch.of("riscv64"))
                .withMessageContaining("riscv64");
    }
}
