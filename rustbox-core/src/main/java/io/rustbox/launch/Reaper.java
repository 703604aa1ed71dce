package io.rustbox.launch;

import io.rustbox.linux.Wait;

/** Waits for children of ours. */
final class Reaper {
    private static final int EINTR = 4;

    private Reaper() {}

    /** Waits for a child and takes its status; a child that is not there any more is fine. */
    static Wait.Waited reap(int idType, int id) {
        Wait.Waited waited;
        do {
            waited = Wait.waitid(idType, id, Wait.WEXITED | Wait.__WALL);
        } while (waited.result() == -EINTR);
        return waited;
    }
}
