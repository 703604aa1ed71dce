package io.rustbox.judge;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Root;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sandbox is asked to do: a pure function of language, toolchain and submission. */
record Execution(Root root, Limits limits, Command command) {
    /** Where a phase finds what was prepared. */
    static final String PREPARED = "/prepared";

    /** {@return the run of a compiler that leaves the artefacts to be read back} */
    static Execution ofCompiler(
            Language language, Toolchain toolchain, Sources sources, Optional<Path> prepared) {
        Language.Compile compile = language.compile().orElseThrow();
        Limits limits = compile.phase().limits();
        Expansion expansion = Expansion.of(language, toolchain, limits).sources(sources, language.source());
        Optional<Language.Addition> addition = prepared.flatMap(_ -> language.prepare()).map(each -> each.compile());
        Command command = command(language, compile.phase(), expansion, addition);
        for (Command.BoxFile file : sources.inBox()) {
            command = command.file(file);
        }
        for (Command.Collected artefact : compile.artefacts()) {
            command = command.collect(artefact);
        }
        return new Execution(root(language, toolchain, prepared), limits, command);
    }

    /** {@return one run of a program} */
    static Execution ofProgram(Compiled program, Input input, Optional<Path> prepared) {
        Language language = program.language();
        Limits limits = input.limits().applyTo(language.run().limits(), language.maximum());
        Expansion expansion = Expansion.of(language, program.toolchain(), limits)
                .sources(program.sources(), language.source())
                .arguments(input.arguments());
        Optional<Language.Addition> addition = prepared.flatMap(_ -> language.prepare()).map(each -> each.run());
        Command command = command(language, language.run(), expansion, addition).stdin(input.stdin());
        for (Command.BoxFile file : program.files()) {
            if (input.files().stream().noneMatch(given -> FileNames.clash(given.path(), file.path()))) {
                command = command.file(file);
            }
        }
        for (Command.BoxFile file : input.files()) {
            command = command.file(file);
        }
        for (Command.Collected wanted : input.outputs()) {
            command = command.collect(wanted);
        }
        return new Execution(root(language, program.toolchain(), prepared), limits, command);
    }

    /** {@return what fills {@code folder}, which it can write to} */
    static Execution ofPreparation(Language language, Toolchain toolchain, Path folder) {
        Language.Preparation preparation = language.prepare().orElseThrow();
        Limits limits = preparation.phase().limits();
        Expansion expansion = Expansion.of(language, toolchain, limits)
                .prepared(PREPARED, new Language.Addition(List.of(), Map.of()));
        Command command = command(language, preparation.phase(), expansion, Optional.empty());
        for (var file : preparation.files().entrySet()) {
            command = command.file(file.getKey(), file.getValue());
        }
        Root root = root(language, toolchain, Optional.empty()).bind(folder, PREPARED, Root.Access.READ_WRITE);
        return new Execution(root, limits, command);
    }

    private static Command command(
            Language language, Language.Phase phase, Expansion plain, Optional<Language.Addition> addition) {
        Expansion expansion = addition.map(found -> plain.prepared(PREPARED, found)).orElse(plain);
        List<String> words = expansion.words(phase.command());
        Command command = Command.of(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
        command = withEnvironment(command, expansion.values(language.environment()));
        command = withEnvironment(command, expansion.values(phase.environment()));
        return addition.isPresent()
                ? withEnvironment(command, expansion.values(addition.get().environment()))
                : command;
    }

    private static Command withEnvironment(Command command, Map<String, String> environment) {
        Command more = command;
        for (var variable : environment.entrySet()) {
            more = more.env(variable.getKey(), variable.getValue());
        }
        return more;
    }

    private static Root root(Language language, Toolchain toolchain, Optional<Path> prepared) {
        Root root = Root.host();
        for (Path mount : toolchain.mounts()) {
            root = root.bind(mount);
        }
        for (Path mount : language.mounts()) {
            root = root.bind(mount);
        }
        return prepared.isPresent() ? root.bind(prepared.get(), PREPARED, Root.Access.READ_ONLY) : root;
    }
}
