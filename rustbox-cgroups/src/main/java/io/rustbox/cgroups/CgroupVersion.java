package io.rustbox.cgroups;

/** A version of the kernel's control group interface. */
public enum CgroupVersion {
    V1,
    V2
}
