package io.rustbox.service.execution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells those who wait on this node what happens to submissions. May be used from any thread. */
public final class Feed {
    private final Map<String, List<Consumer<Event>>> listeners = new ConcurrentHashMap<>();

    /** A listener's place; closing gives it up. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Makes {@code listener} hear of what happens from now on. It is called on others' threads, and must not block. */
    public Subscription subscribe(String id, Consumer<Event> listener) {
        var _ = listeners.compute(id, (_, present) -> {
            List<Consumer<Event>> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(id, (_, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    void publish(String id, Event event) {
        listeners.getOrDefault(id, List.of()).forEach(listener -> listener.accept(event));
    }

    /** {@return the submissions that someone waits for} */
    Set<String> watched() {
        return Set.copyOf(listeners.keySet());
    }
}
