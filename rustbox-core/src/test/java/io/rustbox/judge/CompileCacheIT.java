package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.judge.Compiled.Origin;
import io.rustbox.language.Languages;
import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled once is not compiled again, and is what it was. */
@ExtendWith(Leftovers.class)
class CompileCacheIT {
    private static final String SOURCE = "#include <stdio.h>\nint main(void) { puts(\"made\"); return 0; }\n";

    @TempDir
    private Path folder;

    private Path cache;

    @BeforeEach
    void needs() throws InterruptedException {
        Host.needs(Feature.STRICT);
        cache = folder.resolve("cache");
        try (Judge judge = Judge.strict(Languages.builtIn(), Cache.none())) {
            Host.needsLanguage(judge, "c");
        }
    }

    @Test
    void compile_secondTime_isFromTheCache() throws Exception {
        try (Judge judge = judge()) {
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.COMPILER);
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.CACHE);
            assertThat(compile(judge, SOURCE + "\n").origin()).isEqualTo(Origin.COMPILER);
        }
        try (Judge later = judge()) {
            Compiled compiled = compile(later, SOURCE);
            assertThat(compiled.origin()).isEqualTo(Origin.CACHE);
            assertThat(compiled.compile().orElseThrow().verdict().code()).isEqualTo(VerdictCode.AC);
            assertThat(later.run(compiled, Input.none()).stdout().text()).isEqualTo("made\n");
        }
    }

    @Test
    void compile_anotherVersionOfTheLanguage_isAnotherArtefact() throws Exception {
        try (Judge judge = judge()) {
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.COMPILER);
            Compilation c11 = judge.compile("c11", Program.of("c11", SOURCE).sources());
            assertThat(((Compiled) c11).origin()).isEqualTo(Origin.COMPILER);
        }
    }

    @Test
    void compile_anotherJvm_findsTheArtefact() throws Exception {
        assertThat(inChildJvm()).isEqualTo("COMPILER made");
        assertThat(inChildJvm()).isEqualTo("CACHE made");
        try (Judge judge = judge()) {
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.CACHE);
        }
    }

    @Test
    void compile_damagedEntry_isMadeAgain() throws Exception {
        try (Judge judge = judge()) {
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.COMPILER);
            Path entry = entries().getFirst();
            byte[] content = Files.readAllBytes(entry);
            content[content.length / 2] ^= 1;
            Files.write(entry, content);

            Compiled again = compile(judge, SOURCE);

            assertThat(again.origin()).isEqualTo(Origin.COMPILER);
            assertThat(judge.run(again, Input.none()).stdout().text()).isEqualTo("made\n");
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.CACHE);
        }
    }

    @Test
    void compile_directoryOpenToOthers_isNotUsed() throws Exception {
        Files.createDirectory(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Judge judge = judge()) {
            assertThat(compile(judge, SOURCE).origin()).isEqualTo(Origin.COMPILER);
            assertThat(compile(judge, SOURCE).origin()).as("from memory").isEqualTo(Origin.CACHE);
        }
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void compile_sameSourcesByManyAtOnce_isDoneOnce() throws Exception {
        try (Judge judge = Judge.strict(Languages.builtIn(), Cache.none());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Compiled> task = () -> compile(judge, SOURCE);
            List<Future<Compiled>> all = threads.invokeAll(List.of(task, task, task, task));
            List<Compiled> made = new ArrayList<>();
            for (Future<Compiled> each : all) {
                made.add(each.get());
            }
            assertThat(made.stream().map(each -> each.compile().orElseThrow().started()).distinct())
                    .as("times at which a compiler was started").hasSizeLessThan(4);
        }
    }

    @Test
    void run_programThatOverwritesItself_leavesTheNextAsItWas() throws Exception {
        String source = """
                #include <stdio.h>
                #include <unistd.h>
                int main(int argc, char **argv) {
                    puts("made");
                    unlink(argv[0]);
                    FILE *own = fopen("main", "w");
                    return own != NULL && fputs("#!/bin/false", own) > 0 ? 0 : 1;
                }
                """;
        try (Judge judge = judge()) {
            Compiled compiled = compile(judge, source);
            for (int i = 0; i < 3; i++) {
                ExecutionResult result = judge.run(compiled, Input.none());
                assertThat(result.verdict().code()).isEqualTo(VerdictCode.AC);
                assertThat(result.stdout().text()).isEqualTo("made\n");
                assertThat(result.compile()).isEmpty();
            }
        }
    }

    private Judge judge() {
        return Judge.strict(Languages.builtIn(), Cache.directory(cache));
    }

    private static Compiled compile(Judge judge, String source) throws InterruptedException {
        return (Compiled) judge.compile("c", Program.of("c", source).sources());
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("artefacts"))) {
            return files.toList();
        }
    }

    private String inChildJvm() throws Exception {
        Process process = new ProcessBuilder(ChildJvm.command(CompileClient.class, cache.toString(), SOURCE))
                .redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
