package io.rustbox.embedding;

import io.rustbox.judge.Group;
import io.rustbox.judge.Judge;
import io.rustbox.judge.Judgement;
import io.rustbox.judge.Submission;
import io.rustbox.judge.TestCase;
import io.rustbox.judge.TestData;
import io.rustbox.judge.VerdictCode;
import io.rustbox.language.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The heart of an online judge: takes submissions to its problems, judges them, and keeps a scoreboard. */
public final class JudgeBackend implements AutoCloseable {
    private final Judge judge = Judge.strict(Languages.builtIn());
    private final Map<String, List<TestCase>> problems = new ConcurrentHashMap<>();
    private final Map<String, Integer> solved = new ConcurrentHashMap<>();

    /** Adds a problem. Each test is an input and the answer to it. */
    public void add(String problem, Map<String, String> tests) {
        List<TestCase> cases = new ArrayList<>();
        tests.forEach((input, answer) -> cases.add(TestCase.named("test " + (cases.size() + 1))
                .stdin(TestData.of(input))
                .answer(TestData.of(answer))));
        problems.put(problem, List.copyOf(cases));
    }

    /** {@return the verdict to come on a user's program} Others are judged meanwhile. */
    public CompletableFuture<VerdictCode> submit(String user, String problem, String language, String source) {
        Submission submission = Submission.of(language, source)
                .tests(List.of(Group.named(Group.DEFAULT)), problems.get(problem))
                .stopOnFailure();
        return judge.submit(submission).thenApply(judgement -> record(user, judgement));
    }

    /** {@return how often a user's programs were accepted} */
    public int solved(String user) {
        return solved.getOrDefault(user, 0);
    }

    private VerdictCode record(String user, Judgement judgement) {
        if (judgement.verdict() == VerdictCode.AC) {
            solved.merge(user, 1, Integer::sum);
        }
        return judgement.verdict();
    }

    @Override
    public void close() {
        judge.close();
    }
}
