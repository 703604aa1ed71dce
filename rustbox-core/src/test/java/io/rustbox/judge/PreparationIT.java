package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made once per toolchain is used where it is safe, and missed nowhere. */
class PreparationIT {
    private static final String MAIN = "int main() { std::cout << \"made\\n\"; }\n";
    /** C++ that tells which headers it reads, with an exclamation mark before a precompiled one. */
    private static final String TELLING = """
            {"id": "telling", "extends": "cpp", "name": "C++ that tells",
             "compile": {"command": ["{executable}", "-H", "-std=c++17", "-O2", "-DONLINE_JUDGE",
                                     "{prepared_arguments}", "-o", "main", "{sources}"]}}
            """;
    private static final String BROKEN = """
            {"id": "broken", "extends": "telling", "name": "C++ without luck", "prepare": {"command": ["/bin/false"]}}
            """;

    @TempDir
    private static Path folder;

    private static Judge judge;

    @BeforeAll
    static void open() throws Exception {
        Host.needs(Feature.STRICT);
        Path file = Files.writeString(folder.resolve("telling.json"), "[" + TELLING + "," + BROKEN + "]");
        judge = Judge.strict(Languages.builtIn().with(file), Cache.directory(folder.resolve("cache")));
        Host.needsLanguage(judge, "cpp");
        assertThat(judge.prepare("telling")).isTrue();
    }

    @AfterAll
    static void close() {
        if (judge != null) {
            judge.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#include <bits/stdc++.h>\n",
        "#include<bits/stdc++.h>\n#define X 1\n",
        "// a comment\n\n/* another\n one */ #include <bits/stdc++.h>\n",
        "#include <bits/stdc++.h>\n#pragma GCC optimize(\"O3\")\n"
    })
    void compile_sourceThatBeginsWithTheHeader_usesThePrecompiledOne(String begin) throws Exception {
        ExecutionResult result = judge.execute(Program.of("telling", begin + MAIN));

        assertThat(result.stdout().text()).as(result.verdict().detail()).isEqualTo("made\n");
        assertThat(headers(result)).startsWith("! stdc++.h.gch");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#include <iostream>\n",
        "#pragma GCC optimize(\"O3\")\n#include <bits/stdc++.h>\n",
        "#define _GLIBCXX_DEBUG 1\n#include <bits/stdc++.h>\n",
        "int before;\n#include <bits/stdc++.h>\n"
    })
    void compile_sourceThatBeginsOtherwise_doesWithoutIt(String begin) throws Exception {
        ExecutionResult result = judge.execute(Program.of("telling", begin + MAIN));

        assertThat(result.stdout().text()).as(result.verdict().detail()).isEqualTo("made\n");
        assertThat(headers(result)).doesNotContain("!");
    }

    @Test
    void compile_preparationThatFails_isDoneWithout() throws Exception {
        assertThat(judge.prepare("broken")).isFalse();

        ExecutionResult result = judge.execute(Program.of("broken", "#include <bits/stdc++.h>\n" + MAIN));

        assertThat(result.stdout().text()).isEqualTo("made\n");
        assertThat(headers(result)).doesNotContain("!");
    }

    @Test
    void prepared_folder_isWholeAndReadOnly() throws IOException {
        Path base = folder.resolve("cache/prepared");
        try (Stream<Path> list = Files.list(base)) {
            List<Path> folders = list.toList();
            assertThat(folders).isNotEmpty().noneMatch(each -> each.getFileName().toString().startsWith("."));
            assertThat(folders).allSatisfy(each -> assertThat(Files.getOwner(each)).isEqualTo(Files.getOwner(base)));
        }
    }

    private static String headers(ExecutionResult result) {
        return result.compile().orElseThrow().stderr().text();
    }
}
