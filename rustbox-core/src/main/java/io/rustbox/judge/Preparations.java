package io.rustbox.judge;

import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.events.OperatorLog;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is made once per toolchain, and kept in folders of their own. One that can't be made is done without, and not tried
 * again by this judge.
 */
final class Preparations {
    private final Optional<Path> base;
    private final Runs runs;
    private final Map<String, Optional<PreparedFolder>> known = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> making = new ConcurrentHashMap<>();

    Preparations(Optional<Path> base, Runs runs) {
        this.base = base;
        this.runs = runs;
    }

    /** {@return the folder for compiling these sources, which is made first if it is missing} */
    Optional<Path> forCompiler(Language language, Toolchain toolchain, Sources sources, Cancellation cancellation)
            throws InterruptedException {
        return language.prepare().filter(found -> !found.compile().isEmpty() && suits(found, language, sources))
                .isPresent() ? folder(language, toolchain, cancellation) : Optional.empty();
    }

    /** {@return the folder for running a program of these sources} */
    Optional<Path> forProgram(Language language, Toolchain toolchain, Sources sources, Cancellation cancellation)
            throws InterruptedException {
        return language.prepare().filter(found -> !found.run().isEmpty() && suits(found, language, sources))
                .isPresent() ? folder(language, toolchain, cancellation) : Optional.empty();
    }

    private static boolean suits(Language.Preparation preparation, Language language, Sources sources) {
        return preparation.sourceBegins().isEmpty()
                || sources.compiled(language.source()).stream()
                        .allMatch(file -> SourceStart.isOneOf(preparation.sourceBegins(), file.content()));
    }

    /**
     * {@return the folder, which is made first if it is missing}
     *
     * @throws java.util.concurrent.CancellationException if {@code cancellation} came before it was made
     */
    Optional<Path> folder(Language language, Toolchain toolchain, Cancellation cancellation)
            throws InterruptedException {
        if (base.isEmpty() || language.prepare().isEmpty()) {
            return Optional.empty();
        }
        String key = CacheKey.ofPreparation(language, toolchain, runs.policyDigest());
        if (!isKnown(key)) {
            ReentrantLock lock = making.computeIfAbsent(key, _ -> new ReentrantLock());
            lock.lockInterruptibly();
            try {
                cancellation.requireNot();
                if (!isKnown(key)) {
                    known.put(key, foundOrMade(language, toolchain, new PreparedFolder(base.get(), key), cancellation));
                }
            } finally {
                lock.unlock();
            }
        }
        return known.getOrDefault(key, Optional.empty()).map(PreparedFolder::path);
    }

    /** {@return whether it is there still, or is done without} */
    private boolean isKnown(String key) {
        Optional<PreparedFolder> found = known.get(key);
        return found != null && found.map(PreparedFolder::keep).orElse(true);
    }

    private Optional<PreparedFolder> foundOrMade(
            Language language, Toolchain toolchain, PreparedFolder folder, Cancellation cancellation)
            throws InterruptedException {
        try {
            if (!folder.isThere()) {
                make(language, toolchain, folder, cancellation);
            }
            folder.used();
            return Optional.of(folder);
        } catch (IOException | SandboxException e) {
            cancellation.requireNot();
            OperatorLog.warn(Preparations.class,
                    language.id() + " works, and takes longer: nothing could be prepared: " + e.getMessage(), e);
            return Optional.empty();
        }
    }

    private void make(
            Language language, Toolchain toolchain, PreparedFolder folder, Cancellation cancellation)
            throws IOException, SandboxException, InterruptedException {
        try (PreparedFolder.Draft draft = folder.draft()) {
            Report report = runs.once(Execution.ofPreparation(language, toolchain, draft.path()), cancellation);
            cancellation.requireNot();
            Verdict verdict = Verdict.of(report.evidence());
            if (verdict.code() != VerdictCode.AC) {
                throw new IOException(verdict.detail() + report.stderr().text().lines().findFirst()
                        .map(line -> ": " + line)
                        .orElse(""));
            }
            draft.publish();
        }
    }
}
