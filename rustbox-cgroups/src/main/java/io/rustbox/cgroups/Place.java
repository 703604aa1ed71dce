package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.List;

/** Where this process may make groups, as {@link Cgroups#detect()} found it. Immutable. */
public sealed interface Place permits V1Place, V2Place {
    /** {@return the version that carries the controllers here} */
    CgroupVersion version();

    /** {@return the folders of this process's own group: one on v2, one per hierarchy on v1} */
    List<Path> folders();

    /**
     * Makes this JVM's parent folder.
     *
     * @return the hierarchy, to be closed by the caller
     * @throws CgroupException when the kernel refuses
     * @see Detection.Usable#open()
     */
    CgroupHierarchy open() throws CgroupException;
}
