package io.rustbox.launch;

import org.jspecify.annotations.Nullable;

/**
 * The last value that was made, and what for. Sandboxes of a kind are made one after the other, and making the same filter
 * or plan for each anew is a good part of what that takes.
 */
final class Latest<K, V> {
    private record Made<K, V>(K key, V value) {}

    private volatile @Nullable Made<K, V> last;

    /** Makes the value for a key. */
    interface Making<V, X extends Exception> {
        V make() throws X;
    }

    /** {@return the value for {@code key}: the last one, if it was made for an equal key} */
    <X extends Exception> V of(K key, Making<V, X> making) throws X {
        Made<K, V> made = last;
        if (made == null || !made.key().equals(key)) {
            made = new Made<>(key, making.make());
            last = made;
        }
        return made.value();
    }
}
