package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import io.rustbox.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A programming language as data: everything that the judge knows of it. Read from a file, see the package's
 * description for its members.
 *
 * @param id what a submission names it by, lower case
 * @param name for people
 * @param aliases other ids
 * @param sourceFile the name that the source gets in {@code /box}
 * @param toolchain how its compiler or interpreter is found
 * @param run how a program is run
 * @param maximum what a submission's own limits may not exceed
 * @param environment the whole environment of every phase
 * @param mounts further files and directories of the host that every phase may read, at the same place
 */
public record Language(
        String id,
        String name,
        List<String> aliases,
        String sourceFile,
        Search toolchain,
        Phase run,
        Limits maximum,
        Map<String, String> environment,
        List<Path> mounts) {
    /** Copies the collections. */
    public Language {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(aliases, "aliases");
        requireNonNull(sourceFile, "sourceFile");
        requireNonNull(toolchain, "toolchain");
        requireNonNull(run, "run");
        requireNonNull(maximum, "maximum");
        requireNonNull(environment, "environment");
        requireNonNull(mounts, "mounts");
        aliases = List.copyOf(aliases);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
    }

    /**
     * A program that is run on behalf of a submission.
     *
     * @param command the program and its arguments, with {@link Placeholder}s
     * @param limits what it gets when the submission does not ask for something else
     */
    public record Phase(List<String> command, Limits limits) {
        /** Copies the command. */
        public Phase {
            requireNonNull(command, "command");
            requireNonNull(limits, "limits");
            command = List.copyOf(command);
        }
    }

    /**
     * How a toolchain is found: the first candidate that answers the probe and can be used.
     *
     * @param executables names to look for in the folders of the caller's {@code PATH}
     * @param places absolute paths to look at after that
     * @param probe arguments that make a candidate tell about itself, see {@link Toolchain}
     * @param install for people: what to install when there is none
     */
    public record Search(List<String> executables, List<Path> places, List<String> probe, String install) {
        /** Copies the lists. */
        public Search {
            requireNonNull(executables, "executables");
            requireNonNull(places, "places");
            requireNonNull(probe, "probe");
            requireNonNull(install, "install");
            executables = List.copyOf(executables);
            places = List.copyOf(places);
            probe = List.copyOf(probe);
        }
    }

    /** What a word of a command can stand for. */
    public enum Placeholder {
        /** The toolchain's executable. */
        EXECUTABLE("{executable}"),
        /** The source file's name. */
        SOURCE("{source}"),
        /** The submission's arguments, each a word of its own. */
        ARGUMENTS("{arguments}");

        private final String spelling;

        Placeholder(String spelling) {
            this.spelling = spelling;
        }

        /** {@return as it stands in a language file, {@code {source}}} */
        public String spelling() {
            return spelling;
        }
    }
}
