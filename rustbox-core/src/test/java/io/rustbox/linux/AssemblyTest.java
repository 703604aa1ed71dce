package io.rustbox.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.Host;
import io.rustbox.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hexadecimal resources are what GNU as makes of their sources. */
class AssemblyTest {
    private static final Path SOURCES = Path.of("src/main/asm");
    private static final Path RESOURCES = Path.of("src/main/resources/io/rustbox/linux");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"replayer, X86_64", "replayer, AARCH64", "keeper, X86_64", "keeper, AARCH64", "probe, X86_64",
        "probe, AARCH64"})
    void resource_comparedWithItsSource_isTheSame(String name, Arch arch) throws Exception {
        Host.needs(switch (arch) {
            case X86_64 -> Host.Feature.BINUTILS;
            case AARCH64 -> Host.Feature.BINUTILS_AARCH64;
        });
        String prefix = arch.spelling() + "-linux-gnu-";
        Path source = SOURCES.resolve(name + "-" + arch.spelling() + ".s");
        Path object = folder.resolve("object");
        Path text = folder.resolve("text");
        var _ = Tool.named(prefix + "as").run("-o", object.toString(), source.toString());
        var _ = Tool.named(prefix + "objcopy")
                .run("-O", "binary", "-j", ".text", object.toString(), text.toString());
        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(MachineCode.load(name, arch))).isEqualTo(hex.formatHex(Files.readAllBytes(text)));
    }

    /** Code that needs relocation, or data beside it, could not be copied anywhere as it is. */
    @ParameterizedTest
    @CsvSource({"replayer, X86_64", "replayer, AARCH64", "keeper, X86_64", "keeper, AARCH64", "probe, X86_64",
        "probe, AARCH64"})
    void object_ofEachSource_hasNoRelocationAndNoData(String name, Arch arch) throws Exception {
        Host.needs(switch (arch) {
            case X86_64 -> Host.Feature.BINUTILS;
            case AARCH64 -> Host.Feature.BINUTILS_AARCH64;
        });
        String prefix = arch.spelling() + "-linux-gnu-";
        Path object = folder.resolve("object");
        var _ = Tool.named(prefix + "as")
                .run("-o", object.toString(), SOURCES.resolve(name + "-" + arch.spelling() + ".s").toString());
        assertThat(Tool.named(prefix + "objdump").run("-r", object.toString())).doesNotContain("RELOCATION");
        List<String> sections = Tool.named(prefix + "objdump").run("-h", object.toString()).lines().toList();
        assertThat(sections).noneMatch(line -> line.matches(" +\\d+ \\.(data|bss|rodata)\\S* +0*[1-9a-f].*"));
    }

    @Test
    void sources_andResources_comeInPairs() throws IOException {
        assertThat(names(SOURCES, ".s")).isEqualTo(names(RESOURCES, ".hex")).hasSize(6);
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
