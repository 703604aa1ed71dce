package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.language.Reach;
import io.rustbox.language.Toolchain;
import io.rustbox.language.Toolchains;
import io.rustbox.linux.Unistd;
import io.rustbox.seccomp.Arch;
import io.rustbox.seccomp.SeccompPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of strangers and says what became of them.
 *
 * <pre>{@code
 * try (Judge judge = Judge.strict(Languages.builtIn())) {
 *     ExecutionResult result = judge.execute(Program.of("python", "print(2 ** 10)"));
 * }
 * }</pre>
 *
 * <p>May be used from any thread, virtual ones included, by many at a time. Sandboxes are kept warm between executions.
 */
public final class Judge implements AutoCloseable {
    private final Languages languages;
    private final Toolchains toolchains;
    private final SeccompPolicy policy;
    private final Sandboxes sandboxes;
    private volatile @Nullable String policyDigest;

    Judge(Languages languages, Toolchains toolchains, SeccompPolicy policy, Sandboxes sandboxes) {
        this.languages = requireNonNull(languages, "languages");
        this.toolchains = toolchains;
        this.policy = policy;
        this.sandboxes = sandboxes;
    }

    /** {@return a judge whose programs run behind all eight layers or not at all} Needs root. */
    public static Judge strict(Languages languages) {
        requireNonNull(languages, "languages");
        SeccompPolicy policy = SeccompPolicy.judge();
        Sandboxes sandboxes = new WarmSandboxes<>(Sandbox::builder, Lockdown.of(policy), warm());
        return new Judge(languages, Toolchains.ofHost(Reach.BOUND), policy, sandboxes);
    }

    /** {@return a judge whose programs run behind those layers that the host and this user's privileges allow} */
    public static Judge permissive(Languages languages) {
        requireNonNull(languages, "languages");
        Reach reach = Unistd.geteuid() == 0 ? Reach.ANY_USER : Reach.THIS_USER;
        SeccompPolicy policy = SeccompPolicy.permissive();
        Sandboxes sandboxes = new WarmSandboxes<>(Sandbox::permissive, Lockdown.of(policy), warm());
        return new Judge(languages, Toolchains.ofHost(reach), policy, sandboxes);
    }

    /**
     * Runs a program to its end.
     *
     * <p>A failure of the sandbox, a missing toolchain among them, is the verdict {@link VerdictCode#IE}: it is not the
     * program's, and not an exception.
     *
     * @throws IllegalArgumentException if the language is unknown, or an argument can't be one
     * @throws LimitRefusedException if the program asks for more than its language allows
     * @throws InterruptedException if the thread was interrupted; the run is then cancelled
     * @throws IllegalStateException if this judge is closed
     */
    public ExecutionResult execute(Program program) throws InterruptedException {
        Language language = languages.get(program.language());
        Limits limits = program.limits().applyTo(language.run().limits(), language.maximum());
        Instant started = Instant.now();
        try {
            Toolchain toolchain = toolchains.find(language);
            Report report = sandboxes.run(root(language, toolchain), limits, command(language, toolchain, program));
            return ExecutionResult.of(language.id(), report, envelope(language, toolchain, report.evidence()));
        } catch (SandboxException e) {
            return ExecutionResult.failed(language.id(), e, started, Instant.now());
        }
    }

    /**
     * {@return what a language's programs are run with}
     *
     * @throws UnsupportedHostException if nothing that could be used was found; says what to install
     * @throws IllegalArgumentException if the language is unknown
     */
    public Toolchain toolchain(String language) throws UnsupportedHostException, InterruptedException {
        return toolchains.find(languages.get(language));
    }

    /** {@return the languages that this judge knows, available or not} */
    public Languages languages() {
        return languages;
    }

    /** Releases every sandbox. Executions that are on end as they would have. */
    @Override
    public void close() {
        sandboxes.close();
    }

    private ExecutionEnvelope envelope(Language language, Toolchain toolchain, Evidence evidence) {
        String digest = evidence.applied(Layer.SECCOMP) ? policyDigest() : "";
        return ExecutionEnvelope.of(language.id(), toolchain.identity(), digest, evidence);
    }

    private String policyDigest() {
        String digest = policyDigest;
        if (digest == null) {
            digest = policy.compile(Arch.current()).sha256();
            policyDigest = digest;
        }
        return digest;
    }

    private static Root root(Language language, Toolchain toolchain) {
        Root root = Root.host();
        for (Path mount : toolchain.mounts()) {
            root = root.bind(mount);
        }
        for (Path mount : language.mounts()) {
            root = root.bind(mount);
        }
        return root;
    }

    private static Command command(Language language, Toolchain toolchain, Program program) {
        List<String> words = words(language, toolchain, program);
        Command command = Command.of(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new))
                .file(language.sourceFile(), program.source())
                .stdin(program.stdin());
        for (var variable : language.environment().entrySet()) {
            command = command.env(variable.getKey(), variable.getValue());
        }
        return command;
    }

    private static List<String> words(Language language, Toolchain toolchain, Program program) {
        List<String> words = new ArrayList<>();
        for (String word : language.run().command()) {
            if (word.equals(Language.Placeholder.EXECUTABLE.spelling())) {
                words.add(toolchain.executable().toString());
            } else if (word.equals(Language.Placeholder.SOURCE.spelling())) {
                words.add(language.sourceFile());
            } else if (word.equals(Language.Placeholder.ARGUMENTS.spelling())) {
                words.addAll(program.arguments());
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static int warm() {
        return Runtime.getRuntime().availableProcessors();
    }
}
