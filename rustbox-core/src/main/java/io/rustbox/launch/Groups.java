package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.SetupException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.cgroups.CgroupException;
import io.rustbox.cgroups.CgroupHierarchy;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.cgroups.GroupLimits;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.events.OperatorLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * This JVM's place in the host's control groups, shared by all its sandboxes: opened with the first, removed with the
 * last. What crashed JVMs left there is swept away when it is first opened.
 */
public final class Groups implements AutoCloseable {
    private static final Object LOCK = new Object();
    private static final AtomicLong RUNS = new AtomicLong();
    /** Places that were to be removed, and could not be: guarded by {@code LOCK}, as is all below. */
    private static final List<CgroupHierarchy> UNREMOVED = new ArrayList<>();
    private static @Nullable CgroupHierarchy shared;
    private static int users;
    private static boolean swept;

    private final CgroupHierarchy hierarchy;
    private final AtomicBoolean released = new AtomicBoolean();

    private Groups(CgroupHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * Joins this JVM's place, making it if need be.
     *
     * @throws UnsupportedHostException if the host's control groups can't be used; says why and how to mend it
     */
    public static Groups open() throws UnsupportedHostException {
        synchronized (LOCK) {
            CgroupHierarchy hierarchy = shared;
            if (hierarchy == null) {
                hierarchy = openHierarchy();
                shared = hierarchy;
            }
            users++;
            return new Groups(hierarchy);
        }
    }

    /** What stays now is tried again with the next; in the end a later JVM sweeps it. Nothing runs in it any more. */
    private static void removeUnremoved() {
        for (CgroupHierarchy left : List.copyOf(UNREMOVED)) {
            try {
                left.close();
                UNREMOVED.remove(left);
            } catch (CgroupException e) {
                OperatorLog.warn(Groups.class, "control groups stay: " + e.getMessage(), e);
            }
        }
    }

    private static CgroupHierarchy openHierarchy() throws UnsupportedHostException {
        Detection.Usable usable =
                switch (Cgroups.detect()) {
                    case Detection.Usable found -> found;
                    case Detection.Unusable none -> throw new UnsupportedHostException(
                            "no usable control groups: " + none.explanation());
                };
        try {
            CgroupHierarchy hierarchy = usable.open();
            if (!swept) {
                logFailures(hierarchy.sweep());
                swept = true;
            }
            return hierarchy;
        } catch (CgroupException e) {
            throw new UnsupportedHostException("no usable control groups: " + e.getMessage(), e);
        }
    }

    private static void logFailures(CgroupHierarchy.SweepReport sweep) {
        for (CgroupException failure : sweep.failures()) {
            OperatorLog.warn(Groups.class,
                    "left by a JVM that is gone, and still there: " + failure.getMessage());
        }
    }

    /** {@return a fresh group for one run, every limit written and read back} */
    RunGroup create(Limits limits) throws SetupException {
        GroupLimits groupLimits =
                GroupLimits.none().memoryBytes(limits.memoryBytes()).processes(limits.processes());
        try {
            return hierarchy.create("run-" + RUNS.incrementAndGet(), groupLimits);
        } catch (CgroupException e) {
            throw new SetupException("create control group", e);
        }
    }

    @Override
    public void close() {
        if (!released.compareAndSet(false, true)) {
            return;
        }
        synchronized (LOCK) {
            users--;
            if (users == 0) {
                shared = null;
                UNREMOVED.add(hierarchy);
                removeUnremoved();
            }
        }
    }
}
