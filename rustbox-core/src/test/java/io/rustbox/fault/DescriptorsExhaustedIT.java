package io.rustbox.fault;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.linux.OwnLimit;
import io.rustbox.linux.Resource;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The JVM has so many descriptors left and no more: each call that needs one is met by one of these tests. */
@ExtendWith({Injected.class, Leftovers.class})
@ParameterizedClass
@EnumSource
class DescriptorsExhaustedIT {
    /** More than a sandbox and a run hold together. */
    private static final int MOST = 60;
    private static final Scenario SCENARIO = Scenario.EXIT;

    private final Enforced level;

    DescriptorsExhaustedIT(Enforced level) {
        this.level = level;
    }

    /**
     * Where classes are files of their own, the JVM needs a descriptor for each that it loads, and never asks again. The jars of a
     * class path are open already. A log's time zones are a file as well, and one that is looked for in vain is never looked for
     * again, by anything in this JVM.
     */
    @BeforeAll
    static void loadEverything() throws Exception {
        Host.needs(Host.Feature.STRICT);
        var _ = ZonedDateTime.now();
        for (String name : List.of("io.rustbox.core", "io.rustbox.seccomp", "io.rustbox.cgroups")) {
            Optional<Module> module = ModuleLayer.boot().findModule(name);
            if (module.isPresent()) {
                load(module.get());
            }
        }
        for (Enforced each : Enforced.values()) {
            try (Locked<?> sandbox = each.open(SCENARIO.limits())) {
                SCENARIO.assertRight(sandbox.run(SCENARIO.command()));
                Observed.of(() -> sandbox.run(SCENARIO.command())).assertRightOrRefused(SCENARIO, List.of());
            }
        }
    }

    private static void load(Module module) throws IOException, ClassNotFoundException {
        ModuleReference reference =
                module.getLayer().configuration().findModule(module.getName()).orElseThrow().reference();
        try (ModuleReader reader = reference.open(); Stream<String> names = reader.list()) {
            for (String name : names.filter(name -> name.endsWith(".class") && name.startsWith("io/")).toList()) {
                var _ = Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'), true,
                        module.getClassLoader());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> wholeLife_ofASandbox_tellsNothingWrong() {
        return left(left -> {
            Leftovers.Mark before = Leftovers.now();
            assertRightOrRefused(left, () -> {
                try (Locked<?> sandbox = level.open(SCENARIO.limits())) {
                    return sandbox.run(SCENARIO.command());
                }
            });
            before.assertNothingLeft();
        });
    }

    @TestFactory
    Stream<DynamicTest> oneRun_ofAWarmSandbox_tellsNothingWrongAndTheNextIsWell() {
        return left(left -> {
            Leftovers.Mark before = Leftovers.now();
            try (Locked<?> sandbox = level.open(SCENARIO.limits())) {
                SCENARIO.assertRight(sandbox.run(SCENARIO.command()));
                assertRightOrRefused(left, () -> sandbox.run(SCENARIO.command()));
                SCENARIO.assertRight(sandbox.run(SCENARIO.command()));
            }
            before.assertNothingLeft();
        });
    }

    private interface With {
        void left(int descriptors) throws Exception;
    }

    private static Stream<DynamicTest> left(With test) {
        return IntStream.rangeClosed(0, MOST)
                .filter(left -> left % Faults.EVERY == 0)
                .mapToObj(left -> dynamicTest(left + " left", () -> test.left(left)));
    }

    private static void assertRightOrRefused(int left, Callable<Report> run) throws Exception {
        Observed observed;
        try (OwnLimit _ = OwnLimit.lower(Resource.RLIMIT_NOFILE, limitThatLeaves(left))) {
            observed = Observed.of(run);
        }
        Injected.count(observed.answer());
        observed.assertRightOrRefused(SCENARIO, List.of("EMFILE", "Too many open files"));
    }

    /** {@return the least limit under which so many numbers are free} */
    private static long limitThatLeaves(int free) throws IOException {
        Set<Long> used;
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            used = links.map(link -> Long.parseLong(link.getFileName().toString())).collect(Collectors.toSet());
        }
        long limit = 0;
        for (int found = 0; found < free || used.contains(limit); limit++) {
            if (!used.contains(limit)) {
                found++;
            }
        }
        return limit;
    }
}
