package io.rustbox.judge;

import java.util.Optional;

/** Keeps artefacts by key. Never fails: what can't be read is not there, what can't be kept is not kept. */
interface ArtefactStore {
    Optional<Artefact> get(String key);

    void put(String key, Artefact artefact);

    /** {@return a store that keeps nothing} */
    static ArtefactStore none() {
        return new ArtefactStore() {
            @Override
            public Optional<Artefact> get(String key) {
                return Optional.empty();
            }

            @Override
            public void put(String key, Artefact artefact) {}
        };
    }
}
