package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final Language.Source CPP =
            new Language.Source("main.cpp", List.of(".cpp", ".cc"), Language.MainFile.FIRST);
    private static final Language.Source JAVA =
            new Language.Source("Main.java", List.of(".java"), Language.MainFile.JAVA_CLASS);

    @Test
    void of_singleSource_getsTheLanguagesName() {
        Sources sources = Sources.of(CPP, List.of(SourceFile.of("solution.txt", "")));

        assertThat(sources.mainFile()).isEqualTo("main.cpp");
        assertThat(sources.main()).isEqualTo("main");
    }

    @Test
    void of_severalSources_mainFirstAndHeadersBeside() {
        Sources sources = Sources.of(CPP, List.of(
                SourceFile.of("a.h", ""), SourceFile.of("lib/b.cc", ""), SourceFile.of("main.cpp", "")));

        assertThat(sources.mainFile()).isEqualTo("main.cpp");
        assertThat(sources.compiled(CPP)).extracting(SourceFile::name).containsExactly("main.cpp", "lib/b.cc");
        assertThat(sources.inBox()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "public class Solution { public static void main(String[] a) {} }    | Solution.java | Solution",
        "package a.b; public class X { static void main() {} }               | X.java        | a.b.X",
        "public class A$B { public static void main(String[] a) {} }         | A$B.java      | A$B",
        "public class A\u20ac { public static void main(String[] a) {} }       | Main.java     | A\u20ac",
        "class Helper {} public class Main { public static void main(String... a) {} } | Main.java | Main",
        "class A { void f() {} } class B { public static void main(String[] a) {} }    | Main.java | B",
        "import java.util.*; void main() { }                                 | Main.java     | Main",
        "public record P(int x) { public static void main(String[] a) {} }   | P.java        | P",
        "// public class No\\n/* public class No {} */ class Yes { void main() {} }     | Main.java | Yes",
        "@SuppressWarnings(\"public class No {\") public final class Y { public static void main(String[] a) {} } | Y.java | Y",
        "class S { String s = \"}{\"; char c = '\"'; void main() {} } public enum E { A }  | E.java  | S",
        "public sealed interface I permits J { static void main(String[] a) {} } record J() implements I {} | I.java | I",
        "class Outer { class Inner { void main() {} } } class Real { void main() {} }    | Main.java | Real",
        "public class G<T extends Comparable<T>> { public static void main(String[] a) {} } | G.java | G",
        "not java at all {{{ \" ' /*                                          | Main.java     | Main"
    })
    void of_singleJavaSource_isCalledAfterItsPublicClass(String source, String file, String main) {
        Sources sources = Sources.of(JAVA, List.of(SourceFile.of("main", source.replace("\\n", "\n"))));

        assertThat(sources.mainFile()).isEqualTo(file);
        assertThat(sources.main()).isEqualTo(main);
    }

    @Test
    void of_severalJavaSources_keepTheirNamesAndRunTheOneWithAMain() {
        Sources sources = Sources.of(JAVA, List.of(
                SourceFile.of("a/Helper.java", "package a; public class Helper { }"),
                SourceFile.of("b/Start.java",
                        "package b; public class Start { public static void main(String[] a) {} }")));

        assertThat(sources.mainFile()).isEqualTo("b/Start.java");
        assertThat(sources.main()).isEqualTo("b.Start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-o", "@file", "../x", "/etc/x", "a//b", "a/../b", ".x", "a b", "a\nb", "a/-x", "a/"})
    void sourceFile_nameThatCouldBeTakenForAnother_isRefused(String name) {
        assertThatThrownBy(() -> SourceFile.of(name, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void program_filesInEachOthersPlace_areRefused() {
        assertThatThrownBy(() -> Program.of("c", List.of(SourceFile.of("a", ""), SourceFile.of("a", "x"))))
                .hasMessageContaining("two files have the name \"a\"");
        assertThatThrownBy(() -> Program.of("c", List.of(SourceFile.of("a/b", ""), SourceFile.of("a", "x"))))
                .hasMessageContaining("\"a\" can't be a file and the folder of \"a/b\"");
        assertThatThrownBy(() -> Program.of("c", List.<SourceFile>of())).hasMessageContaining("at least one source");
    }
}
