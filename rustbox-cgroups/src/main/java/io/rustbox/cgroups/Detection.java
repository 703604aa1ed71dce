package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the host's control groups offer to this process. Looking changes nothing on the host. */
public sealed interface Detection {
    /** {@return what an operator should know: why nothing can be used, or what a usable hierarchy lacks} */
    List<Finding> findings();

    /**
     * Groups can be made.
     *
     * @param place where, below this process's own group
     * @param findings what is lacking all the same, such as swap accounting
     */
    record Usable(Place place, List<Finding> findings) implements Detection {
        /** Checks and copies. */
        public Usable {
            requireNonNull(place, "place");
            findings = List.copyOf(findings);
        }

        /** {@return the version that carries the controllers} */
        public CgroupVersion version() {
            return place.version();
        }

        /** {@return the folders of this process's own group, one on v2, one per hierarchy on v1} */
        public List<Path> folders() {
            return place.folders();
        }

        /**
         * Makes this JVM's parent folder below the own group. On v2 this may first move the processes of the own group
         * into a leaf and switch controllers on; see the package's description.
         *
         * @return the hierarchy, to be closed by the caller
         * @throws CgroupException when the kernel refuses a step; what was made until then is removed again, except the
         *     leaf
         */
        public CgroupHierarchy open() throws CgroupException {
            return place.open();
        }
    }

    /**
     * No groups can be made.
     *
     * @param findings why not, and how to mend it; never empty
     */
    record Unusable(List<Finding> findings) implements Detection {
        /** Checks and copies. */
        public Unusable {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("no reason given");
            }
        }

        /** {@return all findings, one per line} */
        public String explanation() {
            return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
        }
    }
}
