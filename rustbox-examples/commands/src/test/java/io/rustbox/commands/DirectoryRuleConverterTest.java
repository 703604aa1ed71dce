package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Root.Access;
import io.rustbox.Root.DirectoryRule;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class DirectoryRuleConverterTest {
    @TempDir
    private Path folder;

    @Test
    void convert_oneSide_isTheSamePlaceReadOnly() {
        assertThat(convert("/usr")).contains(new DirectoryRule(Path.of("/usr"), "/usr", Access.READ_ONLY));
    }

    @Test
    void convert_withoutLeadingSlash_isBelowTheRoot() {
        assertThat(convert("data=" + folder)).contains(new DirectoryRule(folder, "/data", Access.READ_ONLY));
    }

    @ParameterizedTest
    @CsvSource({
        "'',READ_ONLY",
        ":rw,READ_WRITE",
        ":noexec,READ_ONLY_NOEXEC",
        ":rw:noexec,READ_WRITE_NOEXEC",
        ":noexec:rw,READ_WRITE_NOEXEC",
        ":maybe,READ_ONLY"
    })
    void convert_options_areTheAccess(String options, Access access) {
        assertThat(convert("/data=" + folder + options)).contains(new DirectoryRule(folder, "/data", access));
    }

    @Test
    void convert_missingFolder_isRefusedUnlessMaybe() {
        assertThat(convert("/data=" + folder + "/none:maybe")).isEmpty();
        assertThatThrownBy(() -> convert("/data=" + folder + "/none"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageEndingWith(folder + "/none does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "/data=/usr:dev,no option 'dev'; there are rw, noexec, maybe",
        "/proc=/usr,/proc is the sandbox's own",
        "/=/usr,not an absolute",
        "/a/../b=/usr,not an absolute"
    })
    void convert_wrongRule_saysWhy(String rule, String why) {
        assertThatThrownBy(() -> convert(rule))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("expected in[=out][:option]…, but was '" + rule + "'")
                .hasMessageContaining(why);
    }

    private static Optional<DirectoryRule> convert(String rule) {
        return new DirectoryRuleConverter().convert(rule);
    }
}
