package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.rustbox.judge.Program;
import io.rustbox.language.Languages;
import io.rustbox.seccomp.SeccompPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Null is refused at every exported entry, at once and by name; but not by exceptions, which would replace the failure that
 * they tell of by another.
 */
class NullHostilityTest {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(1))
            .wall(Duration.ofSeconds(1))
            .memory(Limits.mebibytes(1))
            .processes(1);
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, false),
            Map.entry(String.class, "a/b"),
            Map.entry(OptionalLong.class, OptionalLong.empty()),
            Map.entry(OptionalInt.class, OptionalInt.empty()),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Path.class, Path.of("/a")),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(SandboxPool.Factory.class, (SandboxPool.Factory<Strict>) () -> {
                throw new SupervisionException("no sandbox");
            }),
            Map.entry(Languages.class, Languages.builtIn()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(SandboxException.class, new SupervisionException("lost")),
            Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
            Map.entry(InputStream.class, InputStream.nullInputStream()),
            Map.entry(Consumer.class, (Consumer<Object>) _ -> {}),
            Map.entry(SeccompPolicy.class, SeccompPolicy.judge()),
            Map.entry(Command.class, Command.of("/a")),
            Map.entry(Root.class, Root.host()),
            Map.entry(Limits.class, LIMITS),
            Map.entry(Limits.NeedsWall.class, Limits.cpu(Duration.ofSeconds(1))),
            Map.entry(Errno.class, new Errno(1)),
            Map.entry(Program.class, Program.of("python", "")),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Pipe.class, closedPipe()),
            Map.entry(Unconfigured.class, Sandbox.builder()));

    @TestFactory
    Stream<DynamicTest> exportedEntry_null_isRefusedByName() throws Exception {
        return exportedTypes().stream()
                .filter(type -> !Throwable.class.isAssignableFrom(type))
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getConstructors()).filter(_ -> !Modifier.isAbstract(type.getModifiers())),
                        Stream.of(type.getDeclaredMethods()).filter(NullHostilityTest::isEntry)))
                .flatMap(NullHostilityTest::tests);
    }

    /** Accessors take nothing; {@code equals(null)} is false; an enum's {@code valueOf} is the JDK's. */
    private static boolean isEntry(Method method) {
        boolean usable = Modifier.isStatic(method.getModifiers()) || SAMPLES.containsKey(method.getDeclaringClass());
        return Modifier.isPublic(method.getModifiers())
                && usable
                && !method.isSynthetic()
                && !method.getName().equals("equals")
                && !(method.getName().equals("valueOf") && method.getDeclaringClass().isEnum());
    }

    private static Stream<DynamicTest> tests(Executable entry) {
        Parameter[] parameters = entry.getParameters();
        return IntStream.range(0, parameters.length)
                .filter(i -> !parameters[i].getType().isPrimitive())
                .mapToObj(i -> dynamicTest(name(entry, i), () -> {
                    @Nullable
                    Object[] arguments = Stream.of(parameters)
                            .map(parameter -> sample(parameter.getType()))
                            .toArray();
                    arguments[i] = null;
                    Throwable thrown = catchThrowable(() -> call(entry, arguments));
                    assertThat(thrown).isInstanceOf(NullPointerException.class);
                    assertThat(thrown.getMessage()).as("message").matches("[a-zA-Z]+");
                    if (parameters[i].isNamePresent()) {
                        assertThat(thrown).hasMessage(parameters[i].getName());
                    }
                }));
    }

    private static String name(Executable entry, int parameter) {
        String type = entry.getDeclaringClass().getName().substring("io.rustbox.".length());
        String method = entry instanceof Method ? "." + entry.getName() : "";
        return type + method + ", parameter " + parameter + " of " + entry.getParameterCount();
    }

    private static void call(Executable entry, @Nullable Object[] arguments) throws Throwable {
        try {
            var _ = switch (entry) {
                case Constructor<?> constructor -> constructor.newInstance(arguments);
                case Method method -> method.invoke(SAMPLES.get(method.getDeclaringClass()), arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Something that is not null; a record is made of samples, of a sealed type the first kind is taken. */
    private static Object sample(Class<?> type) {
        if (SAMPLES.containsKey(type)) {
            return SAMPLES.get(type);
        } else if (type.isArray()) {
            return Array.newInstance(type.componentType(), 0);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return sample(type.getPermittedSubclasses()[0]);
        }
        assertThat(type).as("a type for which this test knows no sample").matches(Class::isRecord, "is a record");
        try {
            Constructor<?> canonical = type.getDeclaredConstructors()[0];
            return canonical.newInstance(Stream.of(type.getRecordComponents())
                    .map(component -> sample(component.getType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample of " + type, e);
        }
    }

    private static Pipe closedPipe() {
        try (Pipe pipe = Pipe.open()) {
            return pipe;
        } catch (SetupException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> exportedTypes() throws IOException, URISyntaxException {
        Path classes = Path.of(Sandbox.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> packages = Sandbox.class.getModule().getDescriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(export -> export.source())
                .toList();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString().replace(".class", "").replace('/', '.'))
                    .filter(name -> name.contains(".") && packages.contains(name.substring(0, name.lastIndexOf('.'))))
                    .filter(name -> !name.endsWith("package-info"))
                    .<Class<?>>map(NullHostilityTest::load)
                    .filter(NullHostilityTest::isPublicThroughout)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Sandbox.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublicThroughout(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublicThroughout(outer));
    }
}
