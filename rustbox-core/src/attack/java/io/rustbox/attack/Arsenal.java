package io.rustbox.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All attacks there are: the files among this package's resources, in a folder or in a jar. */
final class Arsenal {
    private Arsenal() {}

    /** {@return the attacks, by language and name} */
    static List<Attack> attacks() {
        return Stream.of(Language.values()).flatMap(Arsenal::attacks).toList();
    }

    private static Stream<Attack> attacks(Language language) {
        return names(language).stream().sorted().map(name -> AttackReader.read(language, name, source(language, name)));
    }

    private static List<String> names(Language language) {
        try {
            URI folder = Objects.requireNonNull(Arsenal.class.getResource(language.folder() + "/")).toURI();
            if (folder.getScheme().equals("file")) {
                return list(Path.of(folder), language);
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return list(jar.getPath("/io/rustbox/attack/" + language.folder()), language);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> list(Path folder, Language language) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(language.extension()))
                    .map(name -> name.substring(0, name.length() - language.extension().length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Language language, String name) {
        String resource = language.folder() + "/" + name + language.extension();
        try (InputStream stream = Arsenal.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
