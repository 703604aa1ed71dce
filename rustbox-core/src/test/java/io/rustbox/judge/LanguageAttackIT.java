package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What languages offer to run code, or to read the host's files, while something is compiled. */
class LanguageAttackIT {
    @TempDir
    private static Path cache;

    private static Leftovers.Mark before;
    private static Judge judge;

    @BeforeAll
    static void open() {
        Host.needs(Feature.STRICT);
        before = Leftovers.now();
        judge = Judge.strict(Languages.builtIn(), Cache.directory(cache));
    }

    @AfterAll
    static void close() {
        if (judge != null) {
            judge.close();
            before.assertNothingLeft();
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("rust", "a file of the host",
                        "const S: &str = include_str!(\"/etc/passwd\");\nfn main() {}\n"),
                arguments("rust", "source of the host", "include!(\"/etc/passwd\");\nfn main() {}\n"),
                arguments("rust", "a path outside", "#[path = \"/etc/passwd\"]\nmod passwd;\nfn main() {}\n"),
                arguments("rust", "a procedural macro", """
                        #![crate_type = "proc-macro"]
                        extern crate proc_macro;
                        #[proc_macro]
                        pub fn run(input: proc_macro::TokenStream) -> proc_macro::TokenStream { input }
                        fn main() {}
                        """),
                arguments("rust", "macros that explode", """
                        macro_rules! twice { ($($x:tt)*) => { twice!($($x)* $($x)*) } }
                        fn main() { twice!(1 2 3 4); }
                        """),
                arguments("go", "C",
                        "package main\n\n// #include <stdlib.h>\nimport \"C\"\n\nfunc main() { C.abort() }\n"),
                arguments("go", "a module of the network",
                        "package main\n\nimport _ \"example.com/evil\"\n\nfunc main() {}\n"),
                arguments("go", "a file of the host", """
                        package main

                        import _ "embed"

                        //go:embed ../../passwd
                        var text string

                        func main() { print(text) }
                        """),
                arguments("go", "a body elsewhere", "package main\n\nfunc hidden()\n\nfunc main() { hidden() }\n"),
                arguments("typescript", "a file of the host",
                        "/// <reference path=\"/etc/passwd\" />\nconsole.log(1);\n"),
                arguments("typescript", "types that explode", """
                        type Long<N extends number, A extends 1[] = []> = A['length'] extends N ? A : Long<N, [...A, 1]>;
                        const long: Long<99999> = [];
                        """),
                arguments("java", "a constant that is too long",
                        "class Main { void m() {" + "int a;".repeat(70_000) + "} }"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void compile_attack_isRefusedAndTellsNothingOfTheHost(String language, String what, String source)
            throws Exception {
        Host.needsLanguage(judge, language);

        ExecutionResult result = judge.execute(Program.of(language, source));

        assertThat(result.verdict().code()).as(result.verdict().detail()).isEqualTo(VerdictCode.CE);
        assertThat(result.evidence()).isEmpty();
        ExecutionResult compile = result.compile().orElseThrow();
        assertThat(compile.evidence()).isPresent();
        assertThat(compile.stdout().text() + compile.stderr().text())
                .doesNotContain("root:", "daemon:", "/usr/", "/etc/", "/prepared", "/box");
    }

    @Test
    void compile_annotationProcessor_isNotRun() throws Exception {
        Host.needsLanguage(judge, "java");
        String processor = """
                import java.util.Set;
                import javax.annotation.processing.AbstractProcessor;
                import javax.annotation.processing.RoundEnvironment;
                import javax.lang.model.element.TypeElement;

                public class Processor extends AbstractProcessor {
                    static { System.err.println("a processor ran"); }

                    public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) { return true; }
                }
                """;
        ExecutionResult result = judge.execute(Program.of("java", List.of(
                file("Main.java", "public class Main { public static void main(String[] args) { } }"),
                file("Processor.java", processor),
                file("META-INF/services/javax.annotation.processing.Processor", "Processor\n"))));

        assertThat(result.verdict().code()).as(result.verdict().detail()).isEqualTo(VerdictCode.AC);
        assertThat(result.compile().orElseThrow().stderr().text()).isEmpty();
    }

    @Test
    void compile_goGenerate_isNotRun() throws Exception {
        Host.needsLanguage(judge, "go");
        String source = """
                package main

                //go:generate touch generated.go

                import (
                	"fmt"
                	"path/filepath"
                )

                func main() {
                	found, _ := filepath.Glob("*")
                	fmt.Println(found)
                }
                """;

        ExecutionResult result = judge.execute(Program.of("go", source));

        assertThat(result.stdout().text()).as(result.verdict().detail()).isEqualTo("[main]\n");
    }

    @Test
    void compile_rustBuildScript_isNotRun() throws Exception {
        Host.needsLanguage(judge, "rust");
        ExecutionResult result = judge.execute(Program.of("rust", List.of(
                file("main.rs", "fn main() { println!(\"{:?}\", option_env!(\"BUILT\")); }\n"),
                file("build.rs", "fn main() { println!(\"cargo:rustc-env=BUILT=yes\"); }\n"),
                file("Cargo.toml", "[package]\nname = \"main\"\nversion = \"1.0.0\"\nbuild = \"build.rs\"\n"))));

        assertThat(result.stdout().text()).as(result.verdict().detail()).isEqualTo("None\n");
    }

    @Test
    void compile_typeScriptConfiguration_isNotRead() throws Exception {
        Host.needsLanguage(judge, "typescript");
        ExecutionResult result = judge.execute(Program.of("typescript", List.of(
                file("main.ts", "console.log('mine');\n"),
                file("tsconfig.json", "{\"compilerOptions\": {\"outDir\": \"/tmp/elsewhere\", \"noEmit\": true}}"))));

        assertThat(result.stdout().text()).as(result.verdict().detail()).isEqualTo("mine\n");
    }

    private static SourceFile file(String name, String text) {
        return new SourceFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
