package io.rustbox.judge;

import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;

/** By what is found again what was made before: everything that can make a difference to it. */
final class CacheKey {
    private static final String VERSION = "1";

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
        for (SourceFile file : sources.files()) {
            digest = digest.add(file.name()).add(file.content());
        }
        return digest.hex();
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
