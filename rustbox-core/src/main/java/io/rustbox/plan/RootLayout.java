package io.rustbox.plan;

import io.rustbox.Root.Access;
import java.util.List;

/**
 * What the private root is made of, as found on this host.
 *
 * @param binds of the host's files and directories, parents before children
 * @param links symbolic links in the root, where the host has them ({@code /bin} to {@code usr/bin})
 * @param files written into {@code /etc}
 */
public record RootLayout(List<Bind> binds, List<Link> links, List<EtcFile> files) {
    /** Whether a bind's source is a directory or a single file. */
    public enum Kind {
        DIRECTORY,
        FILE
    }

    /** Binds {@code source} of the host at {@code target}, absolute paths both. */
    public record Bind(String source, String target, Access access, Kind kind) {}

    /** A symbolic link at the absolute path {@code path} with the text {@code text}. */
    public record Link(String path, String text) {}

    /** A file of {@code /etc}, readable by all. */
    public record EtcFile(String name, byte[] content) {}

    public RootLayout {
        binds = List.copyOf(binds);
        links = List.copyOf(links);
        files = List.copyOf(files);
    }
}
