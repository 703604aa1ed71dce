package io.rustbox.judge;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Artefacts in memory; those that were used least recently go first. */
final class MemoryStore implements ArtefactStore {
    private final long maxBytes;
    private final Map<String, Artefact> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    MemoryStore(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public synchronized Optional<Artefact> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public synchronized void put(String key, Artefact artefact) {
        if (artefact.bytes() > maxBytes) {
            return;
        }
        Artefact before = byKey.put(key, artefact);
        bytes += artefact.bytes() - (before == null ? 0 : before.bytes());
        Iterator<Artefact> oldest = byKey.values().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
