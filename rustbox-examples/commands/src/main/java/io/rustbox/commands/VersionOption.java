package io.rustbox.commands;

import picocli.CommandLine.Option;

/** {@code --version}, which every tool has. */
final class VersionOption {
    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    boolean version;
}
