package io.rustbox.judge;

import io.rustbox.events.OperatorLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Artefacts in a directory, a file for each. A file is written beside its place and moved into it, so that a reader sees
 * it whole or not at all, in whatever JVM; and its digest is compared whenever it is read.
 */
final class DirectoryStore implements ArtefactStore {
    private static final String UNFINISHED = ".unfinished-";
    private static final Duration LONGEST_WRITING = Duration.ofHours(1);
    /** How much may be added, as a share of the whole, before the size of the directory is looked at again. */
    private static final int SHARE = 16;

    private final Path directory;
    private final long maxBytes;
    private long addedBytes;
    private boolean looked;

    private record Entry(Path file, FileTime used, long bytes) {}

    /** @throws IOException if the directory can't be made, or is not private */
    DirectoryStore(Path directory, long maxBytes) throws IOException {
        PrivateDirectory.require(directory);
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<Artefact> get(String key) {
        Path file = directory.resolve(key);
        try {
            Artefact artefact = ArtefactFile.read(Files.readAllBytes(file));
            var _ = Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(artefact);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            warn("an entry is damaged and is dropped: " + file, e);
            delete(file);
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, Artefact artefact) {
        byte[] content = ArtefactFile.write(artefact);
        if (content.length > maxBytes / 2) {
            return;
        }
        try {
            Path unfinished = Files.createTempFile(directory, UNFINISHED, "");
            try {
                Files.write(unfinished, content);
                Files.move(unfinished, directory.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            warn("an artefact can't be kept in " + directory, e);
        }
        keepWithinBounds(content.length);
    }

    private synchronized void keepWithinBounds(long added) {
        addedBytes += added;
        if (looked && addedBytes < maxBytes / SHARE) {
            return;
        }
        looked = true;
        addedBytes = 0;
        List<Entry> entries = entries();
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        for (Entry oldest : entries) {
            if (bytes <= maxBytes - maxBytes / SHARE) {
                return;
            }
            delete(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    /** {@return what is there, by time of use; files that a dead JVM left unfinished are deleted} */
    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                try {
                    Entry entry = new Entry(file, Files.getLastModifiedTime(file), Files.size(file));
                    boolean unfinished = file.getFileName().toString().startsWith(UNFINISHED);
                    if (!unfinished) {
                        entries.add(entry);
                    } else if (entry.used().toInstant().isBefore(Instant.now().minus(LONGEST_WRITING))) {
                        delete(file);
                    }
                } catch (NoSuchFileException e) {
                    // another JVM was quicker to delete it
                }
            }
        } catch (IOException e) {
            warn("the cache can't be looked through: " + directory, e);
        }
        entries.sort(Comparator.comparing(Entry::used));
        return entries;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            warn("can't be deleted: " + file, e);
        }
    }

    private static void warn(String message, Exception e) {
        OperatorLog.warn(DirectoryStore.class, message + ": " + e.getMessage(), e);
    }
}
