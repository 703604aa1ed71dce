package io.rustbox.bench.harness;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One method that JMH can run.
 *
 * @param name as JMH knows it, with its package
 */
public record BenchmarkCase(String name, Labelled label, List<Need> needs, Optional<ProfiledBy> profiler) {
    /** {@return every benchmark there is, in the order of their names} */
    public static List<BenchmarkCase> all() {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        List<BenchmarkCase> cases = new ArrayList<>();
        BenchmarkList.defaultList().getAll(silent, List.of()).forEach(each -> cases.add(of(each.getUsername())));
        return cases;
    }

    private static BenchmarkCase of(String name) {
        int dot = name.lastIndexOf('.');
        try {
            Class<?> type = Class.forName(name.substring(0, dot));
            Method method = Arrays.stream(type.getMethods())
                    .filter(each -> each.getName().equals(name.substring(dot + 1)))
                    .findFirst()
                    .orElseThrow();
            Labelled label = Optional.ofNullable(method.getAnnotation(Labelled.class))
                    .orElseThrow(() -> new IllegalStateException(name + " has no label"));
            List<Need> needs = Stream.of(method.getAnnotation(Needs.class), type.getAnnotation(Needs.class))
                    .flatMap(Stream::ofNullable)
                    .flatMap(each -> Stream.of(each.value()))
                    .toList();
            return new BenchmarkCase(name, label, needs, Optional.ofNullable(method.getAnnotation(ProfiledBy.class)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a benchmark without its class", e);
        }
    }

    /** {@return class and method, {@code Launch.strictWarm}} */
    public String id() {
        String type = name.substring(0, name.lastIndexOf('.'));
        return name.substring(type.lastIndexOf('.') + 1);
    }

    /** {@return why this host can't run it, or nothing if it can} */
    public Optional<String> obstacle() {
        return needs.stream().flatMap(need -> need.lack().stream()).findFirst();
    }
}
