package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.SetupException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.cgroups.CgroupException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.events.OperatorLog;
import io.rustbox.plan.Joining;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a control group for each run of a sandbox. The first proves that every limit can be set and reads back. */
final class GroupSource implements AutoCloseable {
    private final Groups groups;
    private final Limits limits;
    private final Joining joining;
    private final AtomicReference<@Nullable RunGroup> first;

    private GroupSource(Groups groups, Limits limits, RunGroup first) {
        this.groups = groups;
        this.limits = limits;
        this.joining = first.directory().isPresent()
                ? new Joining.IntoCgroup()
                : new Joining.Tasks(first.attachFiles().size());
        this.first = new AtomicReference<>(first);
    }

    static GroupSource open(Limits limits) throws UnsupportedHostException, SetupException {
        Groups groups = Groups.open();
        try {
            return new GroupSource(groups, limits, groups.create(limits));
        } catch (SetupException | RuntimeException | Error failure) {
            groups.close();
            throw failure;
        }
    }

    /** {@return how a program's process gets into its group} */
    Joining joining() {
        return joining;
    }

    /** {@return a group that nothing has been in} */
    RunGroup next() throws SetupException {
        RunGroup unused = first.getAndSet(null);
        return unused != null ? unused : groups.create(limits);
    }

    @Override
    public void close() {
        RunGroup unused = first.getAndSet(null);
        if (unused != null) {
            try {
                unused.close();
            } catch (CgroupException e) {
                OperatorLog.warn(GroupSource.class, "a control group stays: " + e.getMessage(), e);
            }
        }
        groups.close();
    }
}
