package io.rustbox.cgroups;

/**
 * A version of the kernel's control group interface.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
 */
public enum CgroupVersion {
    /** One hierarchy per controller, or per set of controllers that are mounted together. */
    V1,
    /** One hierarchy for all controllers. */
    V2
}
