package io.rustbox.launch;

import io.rustbox.Errno;
import io.rustbox.Limits;
import io.rustbox.SupervisionException;
import io.rustbox.cgroups.CgroupException;
import io.rustbox.cgroups.KillSupport;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.evidence.SupervisorAction;
import io.rustbox.linux.CpuClock;
import io.rustbox.linux.Pidfd;
import io.rustbox.linux.Poll;
import io.rustbox.linux.Sched;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Wait;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;

/**
 * Watches one run, event by event: the program's end, its output, a cancellation, the next deadline. There is no tick. The
 * wall deadline is known; the CPU time can't be used up earlier than what is left of it divided by the CPUs there are, so
 * that is when it is read next.
 */
final class Supervisor {
    private static final int PROGRAM = 0;
    private static final int WAKE = 1;
    private static final int STDOUT = 2;
    private static final int STDERR = 3;
    private static final int WATCHED = 4;
    /** As the kernel shows a process that our PID namespace can't see. */
    private static final int UNKNOWN_PID = 0;
    private static final int ESRCH = 3;

    /** Reading the CPU time more often than this would cost more than the precision is worth. */
    private static final long SHORTEST_CPU_WAIT_NANOS = Duration.ofMillis(1).toNanos();
    /** How long a killed program may take to go. */
    private static final long KILL_PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    /** How long a pipe may stay open when nothing is left that could write to it. */
    private static final long DRAIN_PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    /** How long to wait for a dying process before asking again whether it is gone: no event tells. */
    private static final long DYING_NANOS = Duration.ofMillis(5).toNanos();

    private static final int CPUS = Math.max(1, Sched.affinityCount());

    private final Enclosure enclosure;
    private final RunResources resources;
    private final Limits limits;
    private final long executedNanos;
    private final Poll poll;
    private final List<SupervisorAction> actions = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private long killedNanos = Long.MAX_VALUE;
    private long aliveNanos;
    private long cpuDueNanos;

    /**
     * What was seen of a run until nothing of it was left.
     *
     * @param endedNanos CLOCK_MONOTONIC when the program was seen to have ended
     * @param aliveNanos CLOCK_MONOTONIC when it had certainly not ended yet; the same as {@code endedNanos} if its end
     *     woke us before the next deadline
     */
    record Observed(
            long endedNanos,
            long aliveNanos,
            Wait.Waited waited,
            List<Integer> leftovers,
            List<SupervisorAction> actions,
            List<String> errors) {}

    Supervisor(Enclosure enclosure, RunResources resources, long executedNanos, Arena arena) {
        this.enclosure = enclosure;
        this.resources = resources;
        this.limits = enclosure.limits();
        this.executedNanos = executedNanos;
        this.aliveNanos = executedNanos;
        this.poll = new Poll(WATCHED, arena);
        poll.watchProcess(PROGRAM, resources.pidfd().number());
        poll.watch(WAKE, resources.wake().descriptor());
        resources.stdout().watchedBy(poll, STDOUT);
        resources.stderr().watchedBy(poll, STDERR);
        cpuDueNanos = executedNanos + limits.cpu().toNanos() / CPUS;
    }

    Observed watch() throws SupervisionException {
        long endedNanos = untilProgramEnds();
        SequencedSet<Integer> leftovers = new LinkedHashSet<>(enclosure.killStragglers(resources.pid()));
        Wait.Waited waited = Reaper.reap(Wait.P_PIDFD, resources.pidfd().number());
        List<Integer> inGroup = groupLeftovers();
        if (!inGroup.isEmpty() && !killGroup()) {
            enclosure.killTree(resources.pid());
        }
        leftovers.addAll(inGroup);
        if (!leftovers.isEmpty() && killedNanos == Long.MAX_VALUE) {
            actions.add(new SupervisorAction(SupervisorAction.Kind.KILL_LEFTOVERS,
                    Duration.ofNanos(endedNanos - executedNanos), leftovers.size() + " processes"));
        }
        drainToTheEnd(endedNanos);
        return new Observed(endedNanos, aliveNanos, waited, List.copyOf(leftovers), actions, errors);
    }

    private long untilProgramEnds() throws SupervisionException {
        while (true) {
            long deadline = nextDeadline();
            long now = await(deadline - System.nanoTime()); // CLOCK_MONOTONIC, as the launch table and ppoll read it
            if (poll.processEnded()) {
                if (!poll.processHadEnded()) {
                    aliveNanos = now < deadline ? now : poll.aliveNanos();
                }
                return now;
            }
            aliveNanos = poll.aliveNanos();
            drainReady();
            if (killedNanos == Long.MAX_VALUE) {
                enforce(now);
            } else if (now - killedNanos > KILL_PATIENCE_NANOS) {
                throw new SupervisionException("the program, pid " + resources.pid() + ", did not end "
                        + Duration.ofNanos(KILL_PATIENCE_NANOS).toSeconds() + " s after SIGKILL");
            }
        }
    }

    /** Without an answer nothing is known of the program: a deadline that passes must not be held against it. */
    private long await(long nanos) throws SupervisionException {
        long now = poll.await(nanos);
        if (poll.result() != 0) {
            throw new SupervisionException("cannot watch the program: ppoll(2): " + new Errno(-poll.result()));
        }
        return now;
    }

    private long nextDeadline() {
        if (killedNanos != Long.MAX_VALUE) {
            return killedNanos + KILL_PATIENCE_NANOS + 1;
        }
        return Math.min(executedNanos + limits.wall().toNanos(), cpuDueNanos);
    }

    private void enforce(long now) throws SupervisionException {
        if (poll.ready(WAKE)) {
            kill(SupervisorAction.Kind.KILL_CANCELLED, now, "cancelled by the caller");
        } else if (resources.stdout().overLimit() || resources.stderr().overLimit()) {
            kill(SupervisorAction.Kind.KILL_OUTPUT_LIMIT, now, "more than " + limits.outputBytes() + " bytes written");
        } else if (now - executedNanos >= limits.wall().toNanos()) {
            killForWallTime();
        } else if (now >= cpuDueNanos) {
            enforceCpu(now);
        }
    }

    /** Between a poll and its time stamp we may not have been running: what is killed is what a second poll shows running. */
    private void killForWallTime() throws SupervisionException {
        long now = await(0);
        if (!poll.processEnded()) {
            aliveNanos = poll.aliveNanos();
            kill(SupervisorAction.Kind.KILL_WALL_LIMIT, now, (now - executedNanos) + " ns of wall time");
        }
    }

    private void enforceCpu(long now) {
        OptionalLong used = cpuUsed();
        if (used.isEmpty()) {
            cpuDueNanos = Long.MAX_VALUE; // RLIMIT_CPU stands behind it, and the missing figure is in the evidence
            return;
        }
        long left = limits.cpu().toNanos() - used.getAsLong();
        if (left <= 0) {
            kill(SupervisorAction.Kind.KILL_CPU_LIMIT, now, used.getAsLong() + " ns of CPU time");
        } else {
            cpuDueNanos = now + Math.max(left / CPUS, SHORTEST_CPU_WAIT_NANOS);
        }
    }

    private OptionalLong cpuUsed() {
        Optional<RunGroup> group = resources.group();
        if (group.isEmpty()) {
            return CpuClock.nanos(resources.pid());
        }
        try {
            return OptionalLong.of(group.get().cpuUsageNanos());
        } catch (CgroupException e) {
            errors.add("CPU time while running: " + e.getMessage());
            return OptionalLong.empty();
        }
    }

    private void kill(SupervisorAction.Kind kind, long now, String detail) {
        actions.add(new SupervisorAction(kind, Duration.ofNanos(now - executedNanos), detail));
        killedNanos = now;
        int sent = Pidfd.pidfd_send_signal(resources.pidfd().number(), Signal.SIGKILL);
        if (!killGroup() && sent != 0 && sent != -ESRCH) {
            errors.add("kill of the program: pidfd_send_signal(2): " + new Errno(-sent));
            enclosure.killTree(resources.pid());
        }
    }

    /** {@return whether the kernel could be asked to kill the whole group} */
    private boolean killGroup() {
        if (resources.group().isPresent()
                && resources.group().get().killSupport() instanceof KillSupport.ByKernel kernel) {
            try {
                kernel.kill();
                return true;
            } catch (CgroupException e) {
                errors.add("kill of the control group: " + e.getMessage());
            }
        }
        return false;
    }

    private List<Integer> groupLeftovers() {
        Optional<RunGroup> group = resources.group();
        if (group.isEmpty()) {
            return List.of();
        }
        try {
            return group.get().processes();
        } catch (CgroupException e) {
            errors.add("processes left over: " + e.getMessage());
            return List.of(UNKNOWN_PID);
        }
    }

    private void drainReady() throws SupervisionException {
        if (poll.ready(STDOUT)) {
            var _ = drain(resources.stdout(), STDOUT);
        }
        if (poll.ready(STDERR)) {
            var _ = drain(resources.stderr(), STDERR);
        }
    }

    private RunOutput.State drain(RunOutput pipe, int index) throws SupervisionException {
        try {
            RunOutput.State state = pipe.drain();
            if (state == RunOutput.State.ENDED) {
                poll.ignore(index);
            }
            return state;
        } catch (IOException e) {
            throw new SupervisionException("cannot keep the program's output: " + e.getMessage(), e);
        }
    }

    /**
     * All writers are dead or dying: what they wrote is read until the pipes end, or until nobody is left who could write.
     * A write end can outlive every process, in a message that nobody can receive, until the kernel collects it.
     */
    private void drainToTheEnd(long endedNanos) throws SupervisionException {
        poll.ignore(PROGRAM);
        poll.ignoreProcess();
        poll.ignore(WAKE);
        long now = endedNanos;
        while (drainBoth()) {
            if (nobodyLeft()) {
                now = await(0);
                if (!poll.ready(STDOUT) && !poll.ready(STDERR)) {
                    return;
                }
            } else if (now - endedNanos >= DRAIN_PATIENCE_NANOS) {
                errors.add("a pipe was still open when no process was left");
                return;
            } else {
                now = await(DYING_NANOS);
            }
        }
    }

    /** Reads what is there of both; {@return whether one of them has not ended} */
    private boolean drainBoth() throws SupervisionException {
        boolean stdoutOpen = drainFully(resources.stdout(), STDOUT);
        boolean stderrOpen = drainFully(resources.stderr(), STDERR);
        return stdoutOpen || stderrOpen;
    }

    /** {@return whether the control group is known to be empty: closing its files is what a process does before it goes} */
    private boolean nobodyLeft() {
        try {
            return resources.group().isPresent() && !resources.group().get().populated();
        } catch (CgroupException e) {
            errors.add("processes that may write: " + e.getMessage());
            return false;
        }
    }

    private boolean drainFully(RunOutput pipe, int index) throws SupervisionException {
        return !pipe.ended() && drain(pipe, index) == RunOutput.State.OPEN;
    }
}
