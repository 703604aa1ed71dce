package io.rustbox.launch;

import io.rustbox.Root;
import io.rustbox.SetupException;
import io.rustbox.plan.RootLayout;
import io.rustbox.plan.RootLayout.Bind;
import io.rustbox.plan.RootLayout.Kind;
import io.rustbox.plan.RootLayout.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds on this host what a {@link Root} is made of. */
final class HostRoot {
    private static final List<String> PROGRAMS_AND_LIBRARIES =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    /** What the dynamic loader and the alternatives system need; nothing of the host's accounts. */
    private static final List<String> ETC_FILES = List.of("ld.so.cache");

    private static volatile @Nullable Known lastRead;

    private record Known(Path file, FileTime modified, byte[] content) {}

    private HostRoot() {}

    static RootLayout layout(Root root) throws SetupException {
        List<Bind> binds = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        try {
            for (String name : PROGRAMS_AND_LIBRARIES) {
                Path path = Path.of(name);
                if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    continue; // asked first, since it is answered without an exception
                }
                if (Files.isSymbolicLink(path)) {
                    links.add(new Link(name, Files.readSymbolicLink(path).toString()));
                } else if (Files.isDirectory(path)) {
                    binds.add(new Bind(name, name, Root.Access.READ_ONLY, Kind.DIRECTORY));
                }
            }
            for (Root.DirectoryRule rule : root.rules()) {
                binds.add(bind(rule));
            }
            binds.sort(Comparator.comparing(Bind::target));
            return new RootLayout(binds, links, etcFiles());
        } catch (IOException e) {
            throw new SetupException("find what the root is made of", e);
        }
    }

    private static Bind bind(Root.DirectoryRule rule) throws SetupException {
        Path source = rule.source();
        if (!Files.exists(source)) {
            throw new SetupException("bind " + rule.target(), source + " does not exist on this host");
        }
        Kind kind = Files.isDirectory(source) ? Kind.DIRECTORY : Kind.FILE;
        return new Bind(source.toString(), rule.target(), rule.access(), kind);
    }

    /** The loader's cache is large, and seldom changes. */
    private static byte[] content(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Known known = lastRead;
        if (known == null || !known.file().equals(file) || !known.modified().equals(modified)) {
            known = new Known(file, modified, Files.readAllBytes(file));
            lastRead = known;
        }
        return known.content();
    }

    private static List<RootLayout.EtcFile> etcFiles() throws IOException {
        List<RootLayout.EtcFile> files = new ArrayList<>();
        for (String name : ETC_FILES) {
            Path file = Path.of("/etc", name);
            if (Files.isRegularFile(file)) {
                files.add(new RootLayout.EtcFile(name, content(file)));
            }
        }
        return files;
    }
}
