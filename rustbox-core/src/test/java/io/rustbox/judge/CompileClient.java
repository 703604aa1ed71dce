package io.rustbox.judge;

import io.rustbox.language.Languages;
import java.nio.file.Path;

/** Another JVM that compiles a program in C and runs it. */
final class CompileClient {
    private CompileClient() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Judge judge = Judge.strict(Languages.builtIn(), Cache.directory(Path.of(arguments[0])))) {
            Compiled compiled = (Compiled) judge.compile("c", Program.of("c", arguments[1]).sources());
            System.out.println(compiled.origin() + " " + judge.run(compiled, Input.none()).stdout().text());
        }
    }
}
