package io.rustbox.bench;

import io.rustbox.Enforcement;
import io.rustbox.Locked;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Sandboxes that were made for one run: how long they take to close is not measured. */
@State(Scope.Thread)
public class ColdSandboxes {
    private final List<Locked<?>> made = new ArrayList<>();

    <E extends Enforcement> Locked<E> closeLater(Locked<E> sandbox) {
        made.add(sandbox);
        return sandbox;
    }

    @TearDown(Level.Invocation)
    public void close() {
        made.forEach(Locked::close);
        made.clear();
    }
}
