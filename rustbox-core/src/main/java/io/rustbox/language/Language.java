package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import io.rustbox.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A programming language as data: everything that the judge knows of it. Read from a file, see the package's
 * description for its members. Commands and environments hold {@link Placeholder}s.
 *
 * @param id what a submission names it by, lower case
 * @param name for people
 * @param aliases other ids
 * @param source what a submission's files are called
 * @param toolchain how its compiler or interpreter is found
 * @param prepare what is made once per toolchain to save time later
 * @param compile how sources become artefacts; empty if they are run as they are
 * @param run how a program is run
 * @param heap the runtime's own heap, if it has to be told its size
 * @param maximum what a submission's own limits may not exceed
 * @param environment the whole environment of every phase, together with what the phase adds
 * @param mounts further files and directories of the host that every phase may read, at the same place
 */
public record Language(
        String id,
        String name,
        List<String> aliases,
        Source source,
        Search toolchain,
        Optional<Preparation> prepare,
        Optional<Compile> compile,
        Phase run,
        Optional<Heap> heap,
        Limits maximum,
        Map<String, String> environment,
        List<Path> mounts) {
    /** Copies the collections. */
    public Language {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(aliases, "aliases");
        requireNonNull(source, "source");
        requireNonNull(toolchain, "toolchain");
        requireNonNull(prepare, "prepare");
        requireNonNull(compile, "compile");
        requireNonNull(run, "run");
        requireNonNull(heap, "heap");
        requireNonNull(maximum, "maximum");
        requireNonNull(environment, "environment");
        requireNonNull(mounts, "mounts");
        aliases = List.copyOf(aliases);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
    }

    /**
     * What a submission's files are called.
     *
     * @param file the name of a single source, unless {@code main} says otherwise
     * @param extensions how the names of those files end that {@link Placeholder#SOURCES} stands for; the others, headers
     *     say, lie beside them
     * @param main how the main file is told from the others
     */
    public record Source(String file, List<String> extensions, MainFile main) {
        /** Copies the list. */
        public Source {
            requireNonNull(file, "file");
            requireNonNull(extensions, "extensions");
            requireNonNull(main, "main");
            extensions = List.copyOf(extensions);
        }
    }

    /** How a submission's main file is told from the others, and what {@link Placeholder#MAIN} stands for. */
    public enum MainFile {
        /** The file that is called as a single source is, or else the first. Main is its name without the extension. */
        FIRST,
        /**
         * Java: a single source is called after its public class. Main is the class that has a {@code main} method, with its
         * package.
         */
        JAVA_CLASS
    }

    /**
     * A program that is run on behalf of a submission.
     *
     * @param command the program and its arguments
     * @param environment what is added to the language's
     * @param limits what it gets when the submission does not ask for something else
     */
    public record Phase(List<String> command, Map<String, String> environment, Limits limits) {
        /** Copies the collections. */
        public Phase {
            requireNonNull(command, "command");
            requireNonNull(environment, "environment");
            requireNonNull(limits, "limits");
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * How sources become artefacts, in a sandbox of its own.
     *
     * @param phase the compiler; it finds the sources in {@code /box}
     * @param artefacts what it leaves in {@code /box}, which is all that a run gets to see of the submission
     */
    public record Compile(Phase phase, List<Command.Collected> artefacts) {
        /** Copies the list. */
        public Compile {
            requireNonNull(phase, "phase");
            requireNonNull(artefacts, "artefacts");
            artefacts = List.copyOf(artefacts);
        }
    }

    /**
     * What is made once per toolchain, without anything of a submission, and shown read-only to later phases: a precompiled
     * header, an archive of classes. Without it everything works as well and takes longer.
     *
     * @param phase what makes it, in a sandbox where {@link Placeholder#PREPARED} can be written to
     * @param files what it finds in {@code /box}, text by name
     * @param sourceBegins it is used only where each source begins, after comments and blanks, with one of these; always,
     *     if there are none
     * @param compile what the compiler gets besides, to use it
     * @param run what a program's run gets besides, to use it
     */
    public record Preparation(
            Phase phase, Map<String, String> files, List<String> sourceBegins, Addition compile, Addition run) {
        /** Copies the collections. */
        public Preparation {
            requireNonNull(phase, "phase");
            requireNonNull(files, "files");
            requireNonNull(sourceBegins, "sourceBegins");
            requireNonNull(compile, "compile");
            requireNonNull(run, "run");
            files = Map.copyOf(files);
            sourceBegins = List.copyOf(sourceBegins);
        }
    }

    /**
     * What a phase gets besides where the preparation is at hand.
     *
     * @param arguments the words of {@link Placeholder#PREPARED_ARGUMENTS}
     * @param environment what is added to the phase's
     */
    public record Addition(List<String> arguments, Map<String, String> environment) {
        /** Copies the collections. */
        public Addition {
            requireNonNull(arguments, "arguments");
            requireNonNull(environment, "environment");
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        /** {@return whether nothing is added, so that the phase does not need the preparation} */
        public boolean isEmpty() {
            return arguments.isEmpty() && environment.isEmpty();
        }
    }

    /**
     * A heap that the runtime keeps within a size of its own, below the memory limit.
     *
     * @param percent of the memory limit
     * @param reserveBytes of the rest, for what the runtime needs besides its heap
     * @param exhausted how the runtime tells that the heap did not suffice
     */
    public record Heap(int percent, long reserveBytes, List<Exhaustion> exhausted) {
        private static final long LEAST = Limits.mebibytes(1);

        /** Copies the list. */
        public Heap {
            requireNonNull(exhausted, "exhausted");
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("percent must be from 1 to 100: " + percent);
            }
            if (reserveBytes < 0) {
                throw new IllegalArgumentException("reserveBytes must not be negative: " + reserveBytes);
            }
            exhausted = List.copyOf(exhausted);
        }

        /** {@return the heap under a memory limit, in bytes; at least 1 MiB} */
        public long bytes(long memoryBytes) {
            return Math.max(LEAST, memoryBytes / 100 * percent - reserveBytes);
        }
    }

    /**
     * How a runtime tells that its heap did not suffice: by its ending and by what it wrote, both.
     *
     * @param ending its exit status, or the signal that ended it
     * @param stderr a text in a line of its standard error
     */
    public record Exhaustion(io.rustbox.evidence.Termination ending, String stderr) {
        /** Checks that the text is not blank. */
        public Exhaustion {
            requireNonNull(ending, "ending");
            requireNonNull(stderr, "stderr");
            if (stderr.isBlank()) {
                throw new IllegalArgumentException("a blank text tells nothing");
            }
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
}
