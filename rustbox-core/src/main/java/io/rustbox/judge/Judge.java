package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command.Sink;
import io.rustbox.Lockdown;
import io.rustbox.Sandbox;
import io.rustbox.UnsupportedHostException;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.language.Reach;
import io.rustbox.language.Toolchain;
import io.rustbox.language.Toolchains;
import io.rustbox.linux.Unistd;
import io.rustbox.seccomp.SeccompPolicy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Runs programs of strangers and says what became of them.
 *
 * <pre>{@code
 * try (Judge judge = Judge.strict(Languages.builtIn())) {
 *     ExecutionResult result = judge.execute(Program.of("python", "print(2 ** 10)"));
 *     Judgement judgement = judge.submit(Submission.of("cpp", source).test("1 2", "3")).join();
 * }
 * }</pre>
 *
 * <p>May be used from any thread, virtual ones included, by many at a time. Sandboxes are kept warm between executions.
 */
public final class Judge implements AutoCloseable {
    private final Languages languages;
    private final Toolchains toolchains;
    private final Sandboxes sandboxes;
    private final Preparations preparations;
    private final Compiler compiler;
    private final ProgramRuns programs;
    private final Submissions submissions;

    Judge(
            Languages languages,
            Toolchains toolchains,
            SeccompPolicy policy,
            Sandboxes sandboxes,
            Storage storage,
            int workers) {
        this.languages = requireNonNull(languages, "languages");
        this.toolchains = toolchains;
        this.sandboxes = sandboxes;
        Runs runs = new Runs(sandboxes, policy);
        this.preparations = new Preparations(storage.prepared(), runs);
        this.compiler = new Compiler(toolchains, runs, storage.artefacts(), preparations);
        this.programs = new ProgramRuns(runs, preparations);
        this.submissions = new Submissions(workers);
    }

    /** {@return a judge whose programs run behind all eight layers or not at all} Needs root. */
    public static Judge strict(Languages languages) {
        return strict(languages, Cache.standard());
    }

    /** {@return a judge whose programs run behind all eight layers or not at all} Needs root. */
    public static Judge strict(Languages languages, Cache cache) {
        return strict(languages, cache, processors());
    }

    /**
     * {@return a judge whose programs run behind all eight layers or not at all} Needs root.
     *
     * @param workers how many of what {@link #submit} and {@link #start} ask for are run at a time
     */
    public static Judge strict(Languages languages, Cache cache, int workers) {
        requireNonNull(languages, "languages");
        requireNonNull(cache, "cache");
        SeccompPolicy policy = SeccompPolicy.judge();
        Sandboxes sandboxes = new WarmSandboxes<>(Sandbox::builder, Lockdown.of(policy), warm(workers));
        return new Judge(languages, Toolchains.ofHost(Reach.BOUND), policy, sandboxes, Storage.of(cache), workers);
    }

    /** {@return a judge whose programs run behind those layers that the host and this user's privileges allow} */
    public static Judge permissive(Languages languages) {
        return permissive(languages, Cache.standard());
    }

    /** {@return a judge whose programs run behind those layers that the host and this user's privileges allow} */
    public static Judge permissive(Languages languages, Cache cache) {
        return permissive(languages, cache, processors());
    }

    /**
     * {@return a judge whose programs run behind those layers that the host and this user's privileges allow}
     *
     * @param workers how many of what {@link #submit} and {@link #start} ask for are run at a time
     */
    public static Judge permissive(Languages languages, Cache cache, int workers) {
        requireNonNull(languages, "languages");
        requireNonNull(cache, "cache");
        Reach reach = Unistd.geteuid() == 0 ? Reach.ANY_USER : Reach.THIS_USER;
        SeccompPolicy policy = SeccompPolicy.permissive();
        Sandboxes sandboxes = new WarmSandboxes<>(Sandbox::permissive, Lockdown.of(policy), warm(workers));
        return new Judge(
                languages, Toolchains.ofHost(reach), policy, sandboxes, Storage.of(cache).withoutPrepared(),
                workers);
    }

    /**
     * Compiles a program, if its language asks for that, and runs it to its end.
     *
     * <p>A failure of the sandbox, a missing toolchain among them, is the verdict {@link VerdictCode#IE}: it is not the
     * program's, and not an exception.
     *
     * @throws IllegalArgumentException if the language is unknown, or an argument can't be one
     * @throws LimitRefusedException if the program asks for more than its language allows
     * <p>An interrupt does not end the program, whose limits bound it; to be able to cancel, use {@link #start}.
     *
     * @throws InterruptedException if the thread was interrupted before the program began
     * @throws IllegalStateException if this judge is closed
     */
    public ExecutionResult execute(Program program) throws InterruptedException {
        return execute(checked(program), program, new Cancellation());
    }

    /**
     * The same on one of this judge's own threads, when its turn among submissions comes. Returns at once.
     *
     * <p>To cancel the future, or to complete it in any other way, ends the program before that call returns.
     *
     * @throws IllegalArgumentException if the language is unknown
     * @throws LimitRefusedException if the program asks for more than its language allows
     * @throws IllegalStateException if this judge is closed
     */
    public CompletableFuture<ExecutionResult> start(Program program) {
        Language language = checked(program);
        return submissions.begin(cancellation -> execute(language, program, cancellation));
    }

    private Language checked(Program program) {
        requireNonNull(program, "program");
        Language language = languages.get(program.language());
        var _ = program.input().limits().applyTo(language.run().limits(), language.maximum());
        return language;
    }

    private ExecutionResult execute(Language language, Program program, Cancellation cancellation)
            throws InterruptedException {
        Instant begun = Instant.now();
        return switch (compiler.compile(language, program.sources(), cancellation)) {
            case CompileFailed(ExecutionResult result) -> result;
            case Compiled compiled -> {
                ExecutionResult result =
                        programs.run(compiled, program.input(), new Sink.Capture(), cancellation);
                yield compiled.compile().map(by -> result.compiledBy(by, begun)).orElse(result);
            }
        };
    }

    /**
     * Makes of sources what can be run.
     *
     * @param language id or alias
     * @param sources as {@link Program#sources()}
     * @throws IllegalArgumentException if the language is unknown
     * @throws InterruptedException if the thread was interrupted
     * @throws IllegalStateException if this judge is closed
     */
    public Compilation compile(String language, List<SourceFile> sources) throws InterruptedException {
        requireNonNull(language, "language");
        requireNonNull(sources, "sources");
        return compiler.compile(
                languages.get(language), Program.of(language, sources).sources(), new Cancellation());
    }

    /**
     * Runs what was compiled, once. The result is of this run alone; the compiler's is {@link Compiled#compile()}. A file of
     * the input that has the name of one of the program's own takes its place.
     *
     * @throws LimitRefusedException if the input asks for more than the language allows
     * <p>An interrupt does not end the program, as with {@link #execute}.
     *
     * @throws InterruptedException if the thread was interrupted before the program began
     * @throws IllegalStateException if this judge is closed
     */
    public ExecutionResult run(Compiled program, Input input) throws InterruptedException {
        requireNonNull(program, "program");
        requireNonNull(input, "input");
        return programs.run(program, input, new Sink.Capture(), new Cancellation());
    }

    /**
     * Makes what a language's toolchain needs once, so that no submission has to wait for it. It is made at first use
     * otherwise.
     *
     * @return whether it is at hand; a language works without it, and takes longer
     * @throws UnsupportedHostException if there is no toolchain; says what to install
     * @throws IllegalArgumentException if the language is unknown
     */
    public boolean prepare(String language) throws UnsupportedHostException, InterruptedException {
        requireNonNull(language, "language");
        Language known = languages.get(language);
        return preparations.folder(known, toolchains.find(known), new Cancellation()).isPresent();
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

    /**
     * Compiles a program once and runs it on every test of a submission, several at a time: as many as there are workers, one
     * for each processor unless this judge was made with another number, over all submissions. Returns at once; the tests of
     * several submissions take turns.
     *
     * <p>The future is completed with a judgement even if the sandbox fails: that is the verdict {@link VerdictCode#IE}. To
     * cancel it, or to complete it in any other way, ends everything that is on for the submission before that call returns.
     *
     * @throws IllegalArgumentException if a language is unknown, or an input's file stands in the place of another
     * @throws LimitRefusedException if the submission or a test asks for more than its language allows
     * @throws IllegalStateException if this judge is closed
     */
    public CompletableFuture<Judgement> submit(Submission submission) {
        return submit(submission, _ -> {});
    }

    /**
     * The same, and tells {@code listener} how it goes on.
     *
     * @param listener called by one thread at a time; what it throws ends everything, and the future is completed with that
     */
    public CompletableFuture<Judgement> submit(Submission submission, Consumer<? super Progress> listener) {
        requireNonNull(submission, "submission");
        requireNonNull(listener, "listener");
        TestBench bench = TestBench.of(submission, languages, compiler, programs);
        return submissions.begin(submission, bench, listener);
    }

    /**
     * {@return the judgement of {@link #submit}, after waiting for it} Parks a virtual thread without holding its carrier.
     *
     * @throws InterruptedException if the thread was interrupted; nothing of the submission is on any more then
     */
    public Judgement judge(Submission submission) throws InterruptedException {
        CompletableFuture<Judgement> judgement = submit(submission);
        try {
            return judgement.get();
        } catch (InterruptedException e) {
            var _ = judgement.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new AssertionError("a submission ended in no way that is known", e);
            }
        }
    }

    /**
     * Ends what was submitted or started and is on, whose futures are completed with an {@link IllegalStateException}, and
     * releases every sandbox. Other executions that are on end as they would have.
     */
    @Override
    public void close() {
        submissions.close();
        sandboxes.close();
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** A program and a checker take turns on each worker, and so may two submissions. */
    private static int warm(int workers) {
        return 4 * Math.max(workers, processors());
    }
}
