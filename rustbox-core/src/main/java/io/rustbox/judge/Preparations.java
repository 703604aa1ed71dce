package io.rustbox.judge;

import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
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
    private static final System.Logger LOGGER = System.getLogger(Preparations.class.getName());

    private final Optional<Path> base;
    private final Runs runs;
    private final Map<String, Optional<Path>> known = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();

    Preparations(Optional<Path> base, Runs runs) {
        this.base = base;
        this.runs = runs;
    }

    /** {@return the folder for compiling these sources, which is made first if it is missing} */
    Optional<Path> forCompiler(Language language, Toolchain toolchain, Sources sources) throws InterruptedException {
        return language.prepare().filter(found -> !found.compile().isEmpty() && suits(found, language, sources))
                .isPresent() ? folder(language, toolchain) : Optional.empty();
    }

    /** {@return the folder for running a program of these sources} */
    Optional<Path> forProgram(Language language, Toolchain toolchain, Sources sources) throws InterruptedException {
        return language.prepare().filter(found -> !found.run().isEmpty() && suits(found, language, sources))
                .isPresent() ? folder(language, toolchain) : Optional.empty();
    }

    private static boolean suits(Language.Preparation preparation, Language language, Sources sources) {
        return preparation.sourceBegins().isEmpty()
                || sources.compiled(language.source()).stream()
                        .allMatch(file -> SourceStart.isOneOf(preparation.sourceBegins(), file.content()));
    }

    /** {@return the folder, which is made first if it is missing} */
    Optional<Path> folder(Language language, Toolchain toolchain) throws InterruptedException {
        if (base.isEmpty() || language.prepare().isEmpty()) {
            return Optional.empty();
        }
        String key = CacheKey.ofPreparation(language, toolchain, runs.policyDigest());
        Optional<Path> folder = known.get(key);
        if (folder == null) {
            making.lockInterruptibly();
            try {
                folder = known.get(key);
                if (folder == null) {
                    folder = foundOrMade(language, toolchain, base.get(), key);
                    known.put(key, folder);
                }
            } finally {
                making.unlock();
            }
        }
        return folder.filter(Files::isDirectory);
    }

    private Optional<Path> foundOrMade(Language language, Toolchain toolchain, Path base, String key)
            throws InterruptedException {
        PreparedFolder folder = new PreparedFolder(base, key);
        try {
            if (!folder.isThere()) {
                make(language, toolchain, folder);
            }
            folder.used();
            return Optional.of(folder.path());
        } catch (IOException | SandboxException e) {
            LOGGER.log(System.Logger.Level.WARNING,
                    language.id() + " works, and takes longer: nothing could be prepared: " + e.getMessage(), e);
            return Optional.empty();
        }
    }

    private void make(Language language, Toolchain toolchain, PreparedFolder folder)
            throws IOException, SandboxException, InterruptedException {
        try (PreparedFolder.Draft draft = folder.draft()) {
            Report report = runs.once(Execution.ofPreparation(language, toolchain, draft.path()));
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
