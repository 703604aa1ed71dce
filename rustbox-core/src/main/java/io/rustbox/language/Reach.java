package io.rustbox.language;

/** Who has to be able to reach a toolchain's files, which depends on how programs are run. */
public enum Reach {
    /** The sandbox shows the toolchain at a place of its own making; what is in it must be open to any user. */
    BOUND,
    /** Programs see the host's files as a user without any rights: every folder on the way must be open, too. */
    ANY_USER,
    /** Programs see the host's files as the user that this process runs as. */
    THIS_USER
}
