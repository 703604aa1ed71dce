package io.rustbox.judge;

import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import java.util.Optional;

/** By what is found again what was made before: everything that can make a difference to it. */
final class CacheKey {
    private static final String VERSION = "2";

    private CacheKey() {}

    /** {@return the key of what a compiler makes of sources} */
    static String ofArtefact(Language language, Toolchain toolchain, Sources sources, String policy) {
        Language.Compile compile = language.compile().orElseThrow();
        Digest digest = ofPhase(language, toolchain, compile.phase(), policy)
                .addAll(compile.artefacts())
                .add(language.source())
                .add(language.heap())
                .add(sources.main())
                .add(sources.files().size());
        digest = compilerAddition(digest, language.prepare());
        for (SourceFile file : sources.files()) {
            digest = digest.add(file.name()).add(file.content());
        }
        return digest.hex();
    }

    /** What a compiler gets besides from a preparation, when it gets it, and what makes that. */
    private static Digest compilerAddition(Digest digest, Optional<Language.Preparation> preparation) {
        if (preparation.isEmpty() || preparation.get().compile().isEmpty()) {
            return digest.add(0);
        }
        Language.Preparation used = preparation.get();
        return digest.add(1)
                .addAll(used.phase().command())
                .addAll(used.phase().environment())
                .add(used.phase().limits())
                .addAll(used.files())
                .addAll(used.sourceBegins())
                .addAll(used.compile().arguments())
                .addAll(used.compile().environment());
    }

    /** {@return the key of what is made once per toolchain} */
    static String ofPreparation(Language language, Toolchain toolchain, String policy) {
        Language.Preparation preparation = language.prepare().orElseThrow();
        return ofPhase(language, toolchain, preparation.phase(), policy)
                .addAll(preparation.files())
                .add(language.heap())
                .hex();
    }

    private static Digest ofPhase(Language language, Toolchain toolchain, Language.Phase phase, String policy) {
        return new Digest()
                .add(VERSION)
                .add(ResultJson.SCHEMA_VERSION)
                .add(policy)
                .add(language.id())
                .add(toolchain.identity())
                .addAll(toolchain.mounts())
                .addAll(language.environment())
                .addAll(language.mounts())
                .addAll(phase.command())
                .addAll(phase.environment())
                .add(phase.limits());
    }
}
