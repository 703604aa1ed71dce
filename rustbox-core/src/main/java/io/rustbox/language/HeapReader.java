package io.rustbox.language;

import io.rustbox.Limits;
import io.rustbox.evidence.SignalName;
import io.rustbox.evidence.Termination;
import java.util.ArrayList;
import java.util.List;

/** Reads how large a runtime's heap is, and how it tells that it did not suffice. */
final class HeapReader {
    private static final int LARGEST_STATUS = 255;
    private static final int LARGEST_STANDARD_SIGNAL = 31;

    private HeapReader() {}

    static Language.Heap heap(JsonObject heap) throws LanguageFormatException {
        int percent = (int) heap.whole("percent", 1, 100);
        long reserve = Limits.mebibytes(heap.whole("reserve_mb", 0, 1 << 20));
        List<Language.Exhaustion> exhausted = new ArrayList<>();
        for (JsonObject each : heap.objects("exhausted")) {
            exhausted.add(exhaustion(each));
        }
        heap.end();
        return new Language.Heap(percent, reserve, exhausted);
    }

    private static Language.Exhaustion exhaustion(JsonObject object) throws LanguageFormatException {
        if (object.has("exit_status") == object.has("signal")) {
            throw object.problem("exit_status", "either this or \"signal\" has to be there");
        }
        Termination ending = object.has("signal")
                ? new Termination.Signaled(signal(object))
                : new Termination.Exited((int) object.whole("exit_status", 1, LARGEST_STATUS));
        Language.Exhaustion read = new Language.Exhaustion(ending, object.text("stderr"));
        object.end();
        return read;
    }

    private static int signal(JsonObject object) throws LanguageFormatException {
        String name = object.text("signal");
        for (int signal = 1; signal <= LARGEST_STANDARD_SIGNAL; signal++) {
            if (SignalName.of(signal).equals(name)) {
                return signal;
            }
        }
        throw object.problem("signal", "expected the name of a signal, SIGABRT say, found \"" + name + "\"");
    }
}
