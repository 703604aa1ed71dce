package io.rustbox.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Makes recordings that ask for events of ours by name. */
final class Recorder {
    private Recorder() {}

    /** {@return the events of ours that were recorded during {@code work}, the first to end first} */
    static List<RecordedEvent> record(Callable<?> work, String... names) throws Exception {
        Path file = Files.createTempFile("events", ".jfr");
        try (Recording recording = new Recording()) {
            for (String name : names) {
                recording.enable(name);
            }
            recording.start();
            var _ = work.call();
            recording.stop();
            recording.dump(file);
            return ours(file);
        } finally {
            Files.delete(file);
        }
    }

    private static List<RecordedEvent> ours(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.rustbox."))
                .sorted(Comparator.comparing(RecordedEvent::getEndTime))
                .toList();
    }
}
