package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Barrier.CGROUP;
import static io.rustbox.selftest.Barrier.RESOURCE_LIMITS;
import static io.rustbox.selftest.Barrier.SUPERVISOR;
import static io.rustbox.selftest.Operand.result;
import static io.rustbox.selftest.Operand.room;
import static io.rustbox.selftest.Operand.text;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Operand.words;
import static io.rustbox.selftest.Step.END;
import static io.rustbox.selftest.Step.TELL;
import static io.rustbox.selftest.Step.add;
import static io.rustbox.selftest.Step.call;
import static io.rustbox.selftest.Step.tell;

import io.rustbox.evidence.Outcome;
import java.time.Duration;
import java.util.List;

/** Attacks on what the host has for everybody. Each ends by itself, a little above what {@link Selftest#LIMITS} allow. */
final class ResourceAttacks {
    private static final long SIGCHLD = 17;
    private static final long P_ALL = 0;
    private static final long WEXITED = 4;
    private static final long STDERR = 2;
    private static final long CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final long MIB = 1 << 20;

    /** More than the limit, and than a permissive sandbox leaves to what else its user does. */
    private static final long CHILDREN = 400;
    private static final long BLOCKS = 16;
    private static final long BLOCK = 8 * MIB;
    private static final long CHUNK = 64 << 10;
    private static final long CHUNKS = 48;
    private static final long DESCRIPTORS = 100;

    private ResourceAttacks() {}

    static List<Attack> all() {
        return List.of(
                named("fork_bomb", "start " + CHILDREN + " processes", _ -> forkBomb())
                        .refusedBy(List.of(CGROUP, RESOURCE_LIMITS), "EAGAIN"),
                named("memory_bomb", "fill " + BLOCKS * BLOCK / MIB + " MiB of memory", _ -> memoryBomb())
                        .refusedBy(RESOURCE_LIMITS, "ENOMEM")
                        .endedBy(List.of(CGROUP), Outcome.MemoryLimit.class),
                named("cpu_spin", "use two seconds of CPU time", _ -> spin())
                        .endedBy(List.of(CGROUP, SUPERVISOR), Outcome.CpuTimeLimit.class),
                named("cpu_tree", "use two seconds of CPU time, half a second in each of four children",
                        _ -> spinTree())
                        .endedBy(List.of(CGROUP), Outcome.CpuTimeLimit.class),
                named("outstay", "stay for longer than allowed without using CPU time",
                        call("ppoll", value(0), value(0), words("pause", 1, 500_000_000), value(0)).told())
                        .within(Selftest.LIMITS_OF_A_SHORT_RUN)
                        .endedBy(List.of(SUPERVISOR), Outcome.WallTimeLimit.class),
                named("output_flood", "write " + CHUNKS * CHUNK / MIB + " MiB of output", _ -> flood())
                        .endedBy(List.of(SUPERVISOR), Outcome.OutputLimit.class),
                named("large_file", "make a file larger than allowed",
                        call("openat", value(FileAttacks.AT_FDCWD), text("large"), value(0102), value(0600))
                                .onNegative(END),
                        call("ftruncate", result("openat"), value(9 * MIB)).told())
                        .endedBy(List.of(RESOURCE_LIMITS), Outcome.FileSizeLimit.class),
                named("descriptors", "open " + DESCRIPTORS + " descriptors", _ -> descriptors())
                        .refusedBy(RESOURCE_LIMITS, "EMFILE"),
                named("stay_behind", "leave a process behind", _ -> staysBehind())
                        .wantsToSurvive()
                        .fruitlessBy(CGROUP, SUPERVISOR));
    }

    /** The children wait for the end of a pipe, so that they are all there at one time; the parent waits for them. */
    private static Script forkBomb() {
        Operand.Memory pipe = room("pipe", 2 * Integer.BYTES);
        Operand left = words("left", CHILDREN);
        return Script.of(
                call("pipe2", pipe, value(0)),
                clones("clone").onNegative(TELL),
                add("count", left, -1).onPositive("clone"),
                call("close", pipe.plus(Integer.BYTES).word()),
                waits("wait").onNegative("all"),
                add("all", left, CHILDREN).told().then(END),
                call("close", pipe.plus(Integer.BYTES).word()).labelled("child"),
                call("read", pipe.word(), room("byte", 1), value(1)).then(END),
                tell("clone"));
    }

    private static Script memoryBomb() {
        long readWrite = 3; // PROT_READ|PROT_WRITE
        long populated = 0x8022; // MAP_PRIVATE|MAP_ANONYMOUS|MAP_POPULATE
        return Script.of(
                call("mmap", value(0), value(BLOCK), value(readWrite), value(populated), value(-1), value(0))
                        .onNegative(TELL),
                add("count", words("left", BLOCKS), -1).onPositive("mmap"),
                call("getpid").told().then(END),
                tell("mmap"));
    }

    private static Script spin() {
        return Script.of(
                clock("clock"),
                add("seconds", room("time", 2 * Long.BYTES), -2).onNegative("clock"),
                call("getpid").told());
    }

    private static Script spinTree() {
        return Script.of(
                clones("clone").onNegative(TELL),
                add("count", words("left", 4), -1).onPositive("clone"),
                waits("wait").onNegative("getpid"),
                call("getpid").told().then(END),
                clock("child"),
                add("half", room("time", 2 * Long.BYTES).plus(Long.BYTES), -Duration.ofMillis(500).toNanos())
                        .onNegative("child")
                        .onZero(END)
                        .onPositive(END),
                tell("clone"));
    }

    private static Script flood() {
        return Script.of(
                call("write", value(STDERR), room("chunk", (int) CHUNK), value(CHUNK)).onNegative(END),
                add("count", words("left", CHUNKS), -1).onPositive("write"),
                call("getpid").told());
    }

    private static Script descriptors() {
        return Script.of(
                call("dup", value(STDERR)).onNegative(TELL),
                add("count", words("left", DESCRIPTORS), -1).onPositive("dup"),
                call("getpid").told().then(END),
                tell("dup"));
    }

    /** A child in a session of its own, that closes its output so that nobody waits for it there, and ends in time. */
    private static Script staysBehind() {
        return Script.of(
                clones("clone").told().onNegative(END).onPositive(END),
                call("setsid").labelled("child"),
                call("close", value(1)),
                call("close", value(STDERR)).labelled("close-2"),
                call("ppoll", value(0), value(0), words("pause", 20, 0), value(0)).then(END));
    }

    private static Step clones(String label) {
        return call("clone", value(SIGCHLD), value(0), value(0), value(0), value(0)).labelled(label).onZero("child");
    }

    private static Step waits(String label) {
        return call("waitid", value(P_ALL), value(0), value(0), value(WEXITED), value(0)).labelled(label).onZero(label);
    }

    private static Step clock(String label) {
        return call("clock_gettime", value(CLOCK_PROCESS_CPUTIME_ID), room("time", 2 * Long.BYTES)).labelled(label);
    }
}
