package io.rustbox.linux;

/** {@code <sys/prctl.h>}: options, used in launch tables. */
public final class Prctl {
    public static final int PR_SET_PDEATHSIG = 1;
    public static final int PR_GET_SECCOMP = 21;
    public static final int PR_CAPBSET_READ = 23;
    public static final int PR_CAPBSET_DROP = 24;
    public static final int PR_SET_SECUREBITS = 28;
    public static final int PR_SET_NO_NEW_PRIVS = 38;
    public static final int PR_GET_NO_NEW_PRIVS = 39;
    public static final int PR_CAP_AMBIENT = 47;
    public static final int PR_CAP_AMBIENT_CLEAR_ALL = 4;

    // <linux/securebits.h>: NOROOT and KEEP_CAPS off, NO_CAP_AMBIENT_RAISE, each locked
    public static final int SECBIT_NOROOT = 1;
    public static final int SECBIT_NOROOT_LOCKED = 2;
    public static final int SECBIT_KEEP_CAPS_LOCKED = 0x20;
    public static final int SECBIT_NO_CAP_AMBIENT_RAISE = 0x40;
    public static final int SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED = 0x80;

    // <linux/seccomp.h>
    public static final int SECCOMP_SET_MODE_FILTER = 1;
    public static final int SECCOMP_MODE_FILTER = 2;
    /** struct sock_fprog { unsigned short len; struct sock_filter *filter; }; */
    public static final int SOCK_FPROG_SIZE = 16;

    // <linux/capability.h>
    public static final int LINUX_CAPABILITY_VERSION_3 = 0x20080522;
    /** struct __user_cap_header_struct { __u32 version; int pid; }; */
    public static final int CAP_HEADER_SIZE = 8;
    /** struct __user_cap_data_struct { __u32 effective, permitted, inheritable; } data[2]; */
    public static final int CAP_DATA_SIZE = 24;

    private Prctl() {}
}
