package io.rustbox.selftest;

import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Operand.words;
import static io.rustbox.selftest.Step.END;
import static io.rustbox.selftest.Step.add;
import static io.rustbox.selftest.Step.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.linux.Arch;
import io.rustbox.selftest.Script.Answer;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts as processes, on this machine's architecture and, emulated, on aarch64. */
@ExtendWith(Leftovers.class)
class ScriptIT {
    private static final String EMULATOR = "qemu-aarch64-static";
    private static final long EBADF = 9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void answer_ofACall_isTheKernels(Arch arch) throws Exception {
        assertThat(run(arch, call("close", value(999)).told())).isEqualTo(new Answer("close", -EBADF));
        assertThat(run(arch, call("geteuid").labelled("me").told()).label()).isEqualTo("me");
    }

    @ParameterizedTest
    @EnumSource
    void answer_ofAnEarlierStep_isAnArgument(Arch arch) throws Exception {
        assertThat(run(arch,
                call("dup", value(1)),
                call("close", Operand.result("dup")),
                call("close", Operand.result("dup")).labelled("again").told()))
                .isEqualTo(new Answer("again", -EBADF));
    }

    @ParameterizedTest
    @EnumSource
    void steps_thatFollowBySign_loopAndBranch(Arch arch) throws Exception {
        assertThat(run(arch,
                add("count", words("left", 5), -1).onPositive("count"),
                add("made", words("made", 0), 7).told().then(END),
                add("never", words("made", 0), 100).told()))
                .isEqualTo(new Answer("made", 7));
    }

    @ParameterizedTest
    @EnumSource
    void child_ofAClone_goesItsOwnWay(Arch arch) throws Exception {
        assertThat(run(arch,
                call("clone", value(17), value(0), value(0), value(0), value(0)).onZero("child").onNegative(END),
                call("waitid", value(0), value(0), value(0), value(4), value(0)).told().then(END),
                call("exit_group", value(3)).labelled("child")))
                .isEqualTo(new Answer("waitid", 0));
    }

    @ParameterizedTest
    @EnumSource
    void text_inMemory_isWhatTheKernelReads(Arch arch) throws Exception {
        Files.writeString(folder.resolve("here"), "12345");
        assertThat(run(arch,
                call("openat", value(-100), Operand.text(folder.resolve("here").toString()), value(0), value(0)),
                call("read", Operand.result("openat"), Operand.room("bytes", 64), value(64)).told()))
                .isEqualTo(new Answer("read", 5));
    }

    private Answer run(Arch arch, Step... steps) throws IOException, InterruptedException {
        Path program = Files.write(folder.resolve("probe"), Script.of(steps).executable(arch));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        List<String> emulator = List.of();
        if (arch != Arch.current()) {
            Host.needs(arch == Arch.AARCH64 ? Feature.QEMU_AARCH64 : Feature.BINUTILS);
            emulator = List.of(Host.tool(EMULATOR).orElseThrow().toString());
        }
        List<String> words = Stream.concat(emulator.stream(), Stream.of(program.toString())).toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        byte[] written = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        Files.delete(program);
        return Script.lastAnswer(written).orElseThrow();
    }
}
