package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.judge.SamplePrograms.Case;
import io.rustbox.judge.SamplePrograms.Sample;
import io.rustbox.judge.VerdictExplanation.Agreement;
import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample program in every language: the right verdict and cause, in strict; a greeting in permissive, too. */
class LanguageMatrixIT {
    @TempDir
    private static Path cache;

    private static Judge strict;

    @BeforeAll
    static void open() {
        Host.needs(Feature.STRICT);
        strict = Judge.strict(Languages.builtIn(), Cache.directory(cache));
    }

    @AfterAll
    static void close() {
        if (strict != null) {
            strict.close();
        }
    }

    static List<Sample> samples() {
        return SamplePrograms.all();
    }

    static Stream<Sample> greetings() {
        return SamplePrograms.all().stream().filter(sample -> sample.what() == Case.HELLO);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void execute_sampleProgram_hasItsVerdict(Sample sample) throws Exception {
        Host.needsLanguage(strict, sample.language());

        ExecutionResult result = strict.execute(program(sample));

        assertThat(result.verdict().cause()).as(text(result)).isEqualTo(sample.cause());
        assertThat(result.verdict().code()).isEqualTo(sample.verdict());
        if (sample.verdict() == VerdictCode.AC) {
            assertThat(result.stdout().bytes()).isEqualTo(sample.what().output().orElseThrow());
            assertThat(result.stderr().text()).isEmpty();
        }
        assertThat(VerdictExplanation.of(ResultJson.read(ResultJson.text(result, ResultJson.Layout.COMPACT)))
                .agreement()).isEqualTo(Agreement.AGREES);
        result.compile().ifPresent(compile -> assertThat(compile.stdout().text() + compile.stderr().text())
                .doesNotContain("/usr/", "/box", "/root", "/home", "/prepared"));
    }

    @ParameterizedTest
    @MethodSource("greetings")
    @ExtendWith(Leftovers.class)
    void execute_permissive_greets(Sample sample) throws Exception {
        try (Judge judge = Judge.permissive(Languages.builtIn(), Cache.none())) {
            Host.needsLanguage(judge, sample.language());

            ExecutionResult result = judge.execute(program(sample));

            assertThat(result.verdict().code()).as(text(result)).isEqualTo(VerdictCode.AC);
            assertThat(result.stdout().text()).isEqualTo("Hello, world!\n");
        }
    }

    private static Program program(Sample sample) {
        return Program.of(sample.language(), sample.sources())
                .stdin(new Command.Input.Bytes(sample.what().input()))
                .limits(sample.what().limits());
    }

    private static String text(ExecutionResult result) {
        return result.verdict().detail() + "\n" + result.stderr().text()
                + result.compile().map(compile -> compile.stderr().text()).orElse("");
    }
}
