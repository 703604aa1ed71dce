package io.rustbox.host;

import static io.rustbox.host.Subject.timing;

import io.rustbox.evidence.HostConditions;
import io.rustbox.host.Diagnosis.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What makes the same program take another time in the next run. The points are an order, not a measurement: what changes the
 * speed of a core counts most, then what shares a core, then what strikes now and then. They add up to 100.
 */
record TimingDiagnoses(HostFiles files) {
    private static final String CPU = "/sys/devices/system/cpu";
    private static final Subject GOVERNOR = timing("cpu_governor", "CPU frequency governor",
            "a core that is clocked by its load begins slowly, and short runs vary most", 25);
    private static final Subject TURBO = timing("turbo", "turbo",
            "a core is faster while its neighbours are idle or cool", 15);
    private static final Subject SMT = timing("smt", "SMT",
            "two programs share the units of one core and slow each other; one can also learn of the other by its own times",
            20);
    private static final Subject SWAP = timing("swap", "swap",
            "programs never swap, but the judge and the files they read from may, and secrets reach the disk", 10);
    private static final Subject HUGE_PAGES = timing("transparent_huge_pages", "transparent huge pages",
            "whether an allocation gets a huge page depends on how fragmented memory is; programs count as using more",
            10);
    private static final Subject CLOCK = timing("clock_source", "clock source",
            "a clock that takes a system call makes programs slow that ask for the time", 10);
    private static final Subject VIRTUAL = timing("virtual_machine", "virtual machine",
            "another guest can take the processor away, and its time counts as this program's", 5);
    private static final Subject NUMA = timing("numa_balancing", "NUMA balancing",
            "pages move between nodes while a program runs", 5);

    List<Diagnosis> all() {
        return List.of(governor(), turbo(), smt(), swap(), hugePages(), clock(), virtualMachine(), numa());
    }

    /** {@return the score: 100, less the points of what is poor or unknown} */
    static HostConditions conditions(List<Diagnosis> diagnoses) {
        int lost = diagnoses.stream().mapToInt(Diagnosis::points).sum();
        return new HostConditions(100 - lost, named(diagnoses, State.POOR), named(diagnoses, State.UNKNOWN));
    }

    private static List<String> named(List<Diagnosis> diagnoses, State state) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.points() > 0 && diagnosis.state() == state)
                .map(Diagnosis::id)
                .toList();
    }

    private Diagnosis governor() {
        Set<String> governors = new TreeSet<>();
        for (String cpu : files.names(CPU, "cpu[0-9]*")) {
            files.text(CPU + "/" + cpu + "/cpufreq/scaling_governor").ifPresent(governors::add);
        }
        if (governors.isEmpty()) {
            return GOVERNOR.unknown("the host shows none, as in most virtual machines");
        }
        String found = String.join(", ", governors);
        return governors.equals(Set.of("performance"))
                ? GOVERNOR.good(found)
                : GOVERNOR.poor(found, "echo performance | tee " + CPU + "/cpu*/cpufreq/scaling_governor");
    }

    private Diagnosis turbo() {
        String intel = CPU + "/intel_pstate/no_turbo";
        String others = CPU + "/cpufreq/boost";
        Optional<String> off = files.text(intel);
        if (off.isPresent()) {
            return off.get().equals("1") ? TURBO.good("off") : TURBO.poor("on", "echo 1 > " + intel);
        }
        return files.text(others)
                .map(boost -> boost.equals("0") ? TURBO.good("off") : TURBO.poor("on", "echo 0 > " + others))
                .orElseGet(() -> TURBO.unknown("the host shows no switch for it"));
    }

    private Diagnosis smt() {
        return files.text(CPU + "/smt/active")
                .map(active -> active.equals("0")
                        ? SMT.good("off")
                        : SMT.poor("on", "echo off > " + CPU + "/smt/control"))
                .orElseGet(() -> SMT.unknown("the host does not show it"));
    }

    private Diagnosis swap() {
        return files.text("/proc/swaps")
                .map(table -> table.lines().skip(1).map(line -> line.split("\\s+")[0]).toList())
                .map(areas -> areas.isEmpty() ? SWAP.good("none") : SWAP.poor(String.join(", ", areas), "swapoff -a"))
                .orElseGet(() -> SWAP.unknown("/proc/swaps can't be read"));
    }

    private Diagnosis hugePages() {
        String file = "/sys/kernel/mm/transparent_hugepage/enabled";
        return files.text(file)
                .map(choices -> choices.contains("[always]")
                        ? HUGE_PAGES.poor(choices, "echo madvise > " + file)
                        : HUGE_PAGES.good(choices))
                .orElseGet(() -> HUGE_PAGES.unknown(file + " can't be read"));
    }

    private Diagnosis clock() {
        String folder = "/sys/devices/system/clocksource/clocksource0/";
        Predicate<String> readInUserSpace =
                Set.of("tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter")::contains;
        return files.text(folder + "current_clocksource")
                .map(source -> readInUserSpace.test(source)
                        ? CLOCK.good(source)
                        : CLOCK.poor(source, "echo tsc > " + folder + "current_clocksource"))
                .orElseGet(() -> CLOCK.unknown("the host does not show it"));
    }

    private Diagnosis virtualMachine() {
        Optional<String> flags = files.text("/proc/cpuinfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("flags"))
                .findFirst();
        return flags.map(line -> List.of(line.split("\\s+")).contains("hypervisor")
                ? VIRTUAL.poor("the processor is a hypervisor's")
                : VIRTUAL.good("none"))
                .orElseGet(() -> VIRTUAL.unknown("/proc/cpuinfo has no flags"));
    }

    private Diagnosis numa() {
        Optional<String> nodes = files.text("/sys/devices/system/node/online");
        if (nodes.filter("0"::equals).isPresent()) {
            return NUMA.good("one node");
        }
        return files.text("/proc/sys/kernel/numa_balancing")
                .map(on -> on.equals("0") ? NUMA.good("off") : NUMA.poor("on", "sysctl -w kernel.numa_balancing=0"))
                .orElseGet(() -> NUMA.unknown("the host shows neither its nodes nor the setting"));
    }
}
