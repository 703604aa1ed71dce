package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.cgroups.CgroupException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.events.OperatorLog;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.plan.Slot;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run needs whatever its command is: fresh scratch space, and a fresh control group with the way into it. */
final class Provisions implements AutoCloseable {
    private static final List<Slot> ATTACH = List.of(Slot.ATTACH_1, Slot.ATTACH_2, Slot.ATTACH_3, Slot.ATTACH_4);

    private final ScratchSpace scratch;
    private final Optional<RunGroup> group;
    private Optional<Runnable> afterwards = Optional.empty();
    private final Map<Slot, OwnedFd> descriptors = new EnumMap<>(Slot.class);

    private Provisions(ScratchSpace scratch, Optional<RunGroup> group) {
        this.scratch = scratch;
        this.group = group;
    }

    static Provisions of(Enclosure enclosure) throws SetupException {
        ScratchSpace scratch = enclosure.newScratch();
        Provisions provisions;
        try {
            provisions = new Provisions(scratch, enclosure.newGroup());
        } catch (SetupException | RuntimeException | Error failure) {
            scratch.close();
            throw failure;
        }
        try {
            provisions.openDescriptors(enclosure.newMounts());
            return provisions;
        } catch (SetupException | RuntimeException | Error failure) {
            provisions.close();
            throw failure;
        }
    }

    private void openDescriptors(Map<Slot, OwnedFd> mounts) throws SetupException {
        descriptors.putAll(mounts);
        if (group.isEmpty()) {
            return;
        }
        if (group.get().directory().isPresent()) {
            descriptors.put(Slot.CGROUP, open(group.get().directory().get(), Fcntl.O_RDONLY));
        }
        int index = 0;
        for (Path tasks : group.get().attachFiles()) {
            descriptors.put(ATTACH.get(index++), open(tasks, Fcntl.O_WRONLY));
        }
    }

    private static OwnedFd open(Path path, int flags) throws SetupException {
        String file = path.toString();
        return KernelCall.descriptor("open control group", () -> "openat(\"" + file + "\")",
                Fcntl.openat(Fcntl.AT_FDCWD, file, flags | Fcntl.O_CLOEXEC, 0));
    }

    ScratchSpace scratch() {
        return scratch;
    }

    Optional<RunGroup> group() {
        return group;
    }

    /** Does {@code release} with everything else. */
    void afterwards(Runnable release) {
        afterwards = Optional.of(release);
    }

    /** {@return descriptors for the launch table: mounts, and the ways into the group} */
    Map<Slot, OwnedFd> descriptors() {
        return descriptors;
    }

    /** Gives everything back. Nothing may be alive in the group any more. */
    @Override
    public void close() {
        descriptors.values().forEach(OwnedFd::close);
        afterwards.ifPresent(Runnable::run);
        scratch.close();
        if (group.isPresent()) {
            try {
                group.get().close();
            } catch (CgroupException e) {
                // empty, and swept with its parent when the last sandbox is closed
                OperatorLog.warn(Provisions.class, "a control group stays: " + e.getMessage(), e);
            }
        }
    }
}
