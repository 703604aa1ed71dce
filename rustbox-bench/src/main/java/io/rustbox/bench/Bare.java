package io.rustbox.bench;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A launch table of one row for each caller. */
@State(Scope.Thread)
public class Bare {
    private BareLaunch launch;

    @Setup
    public void allocate(Payload payload) {
        launch = new BareLaunch(payload.path());
    }

    @TearDown
    public void free() {
        launch.close();
    }

    int run() {
        return launch.run();
    }
}
