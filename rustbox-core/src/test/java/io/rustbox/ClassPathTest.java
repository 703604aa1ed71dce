package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonFactory;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.seccomp.SeccompPolicy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The library works on the class path too: Java allows some things within named modules only. */
class ClassPathTest {
    @TestFactory
    Stream<DynamicTest> everyClass_outsideAnyNamedModule_canBeDefined() throws IOException, URISyntaxException {
        Path core = location(Sandbox.class);
        URL[] path = {
            core.toUri().toURL(),
            location(SeccompPolicy.class).toUri().toURL(),
            location(Cgroups.class).toUri().toURL(),
            location(JsonFactory.class).toUri().toURL()
        };
        URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
        List<String> names = classNames(core);

        assertThat(names).hasSizeGreaterThan(100);
        return names.stream()
                .map(name -> dynamicTest(name, () -> assertThatCode(() -> Class.forName(name, false, loader))
                        .doesNotThrowAnyException()))
                .onClose(() -> assertThatCode(loader::close).doesNotThrowAnyException());
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> classNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class") && !file.equals("module-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
