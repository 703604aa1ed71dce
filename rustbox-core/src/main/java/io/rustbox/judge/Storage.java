package io.rustbox.judge;

import io.rustbox.Limits;
import io.rustbox.events.OperatorLog;
import io.rustbox.linux.Unistd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a {@link Cache} leads on this host.
 *
 * @param artefacts what compilers made
 * @param prepared the folder of what is made once per toolchain; empty if nothing is
 */
record Storage(ArtefactStore artefacts, Optional<Path> prepared) {
    private static final Path OF_ROOT = Path.of("/var/cache/rustbox");

    static Storage of(Cache cache) {
        return switch (cache) {
            case Cache.Standard _ -> of(Unistd.geteuid() == 0 ? Cache.directory(OF_ROOT) : Cache.memory());
            case Cache.Directory(Path path, long maxBytes) -> directory(path, maxBytes);
            case Cache.Memory(long maxBytes) -> new Storage(new MemoryStore(maxBytes), Optional.empty());
            case Cache.None _ -> new Storage(ArtefactStore.none(), Optional.empty());
        };
    }

    /** {@return this storage, without anything that is made once per toolchain} */
    Storage withoutPrepared() {
        return new Storage(artefacts, Optional.empty());
    }

    private static Storage directory(Path path, long maxBytes) {
        try {
            PrivateDirectory.require(path);
            Path prepared = path.resolve("prepared");
            PrivateDirectory.require(prepared);
            return new Storage(new DirectoryStore(path.resolve("artefacts"), maxBytes), Optional.of(prepared));
        } catch (IOException e) {
            OperatorLog.warn(Storage.class,
                    "the cache can't be used, memory is instead: " + e.getMessage(), e);
            return new Storage(new MemoryStore(Math.min(maxBytes, Limits.mebibytes(64))), Optional.empty());
        }
    }
}
