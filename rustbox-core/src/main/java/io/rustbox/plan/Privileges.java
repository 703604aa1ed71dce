package io.rustbox.plan;

import static io.rustbox.plan.Argument.flags;
import static io.rustbox.plan.Argument.none;
import static io.rustbox.plan.Argument.number;

import io.rustbox.linux.Prctl;
import io.rustbox.linux.Syscall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Layers 5 to 8 as rows: capabilities, credentials, no_new_privs and seccomp, each applied and then read back.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
final class Privileges {
    private static final int ID_SIZE = 4;
    private static final int EINVAL = 22;
    private static final int SECUREBITS = Prctl.SECBIT_NOROOT
            | Prctl.SECBIT_NOROOT_LOCKED
            | Prctl.SECBIT_KEEP_CAPS_LOCKED
            | Prctl.SECBIT_NO_CAP_AMBIENT_RAISE
            | Prctl.SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED;

    private Privileges() {}

    /** Capabilities that no later exec may bring back: needs CAP_SETPCAP, so it comes before {@link #emptyCapabilities}. */
    static void dropBoundingSet(RowList rows, int lastCapability) {
        rows.call("clear ambient capabilities", Syscall.PRCTL,
                flags(Prctl.PR_CAP_AMBIENT, "PR_CAP_AMBIENT"), flags(Prctl.PR_CAP_AMBIENT_CLEAR_ALL, "CLEAR_ALL"),
                number(0), number(0), number(0));
        rows.call("lock secure bits", Syscall.PRCTL,
                flags(Prctl.PR_SET_SECUREBITS, "PR_SET_SECUREBITS"),
                flags(SECUREBITS, "NOROOT|KEEP_CAPS_LOCKED|NO_CAP_AMBIENT_RAISE"));
        rows.expect("capability " + lastCapability + " is the last", -EINVAL, Syscall.PRCTL,
                flags(Prctl.PR_CAPBSET_READ, "PR_CAPBSET_READ"), number(lastCapability + 1));
        for (int capability = 0; capability <= lastCapability; capability++) {
            rows.call("drop from bounding set " + capability, Syscall.PRCTL,
                    flags(Prctl.PR_CAPBSET_DROP, "PR_CAPBSET_DROP"), number(capability));
        }
    }

    static void checkBoundingSet(RowList rows, int lastCapability) {
        for (int capability = 0; capability <= lastCapability; capability++) {
            rows.expect("read back bounding set " + capability, 0, Syscall.PRCTL,
                    flags(Prctl.PR_CAPBSET_READ, "PR_CAPBSET_READ"), number(capability));
        }
    }

    static void dropCredentials(RowList rows, int uid, int gid) {
        rows.call("drop groups", Syscall.SETGROUPS, number(0), none());
        rows.call("drop gid", Syscall.SETRESGID, number(gid), number(gid), number(gid));
        rows.call("drop uid", Syscall.SETRESUID, number(uid), number(uid), number(uid));
    }

    static void checkCredentials(RowList rows, int uid, int gid) {
        rows.expect("read back groups", 0, Syscall.GETGROUPS, number(0), none());
        checkIds(rows, "uids", Syscall.GETRESUID, uid);
        checkIds(rows, "gids", Syscall.GETRESGID, gid);
    }

    // int getresuid(uid_t *ruid, uid_t *euid, uid_t *suid);
    private static void checkIds(RowList rows, String what, Syscall call, int id) {
        Block ids = Block.room(4 * ID_SIZE);
        rows.call("read back " + what, call,
                new Argument.Address(ids, 0, "&real"),
                new Argument.Address(ids, ID_SIZE, "&effective"),
                new Argument.Address(ids, 2 * ID_SIZE, "&saved"));
        rows.expectMemory("compare real and effective " + what, (long) id << 32 | id, ids, 0);
        rows.expectMemory("compare saved " + what, id, ids, 2 * ID_SIZE);
    }

    /** Effective, permitted and inheritable; the ambient set can't hold what these two lack. */
    static void emptyCapabilities(RowList rows) {
        rows.call("drop capabilities", Syscall.CAPSET, header(),
                Argument.address(Block.room(Prctl.CAP_DATA_SIZE), "{effective 0, permitted 0, inheritable 0}"));
    }

    static void checkCapabilities(RowList rows) {
        Block data = Block.room(Prctl.CAP_DATA_SIZE);
        rows.call("read back capabilities", Syscall.CAPGET, header(), Argument.address(data, "&data"));
        for (int offset = 0; offset < Prctl.CAP_DATA_SIZE; offset += Long.BYTES) {
            rows.expectMemory("compare capabilities " + offset / Long.BYTES, 0, data, offset);
        }
    }

    private static Argument header() {
        byte[] header = ByteBuffer.allocate(Prctl.CAP_HEADER_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Prctl.LINUX_CAPABILITY_VERSION_3)
                .array();
        return Argument.address(Block.of(header), "{_LINUX_CAPABILITY_VERSION_3, 0}");
    }

    static void forbidNewPrivileges(RowList rows) {
        rows.call("no new privileges", Syscall.PRCTL,
                flags(Prctl.PR_SET_NO_NEW_PRIVS, "PR_SET_NO_NEW_PRIVS"), number(1), number(0), number(0), number(0));
        rows.expect("read back no_new_privs", 1, Syscall.PRCTL,
                flags(Prctl.PR_GET_NO_NEW_PRIVS, "PR_GET_NO_NEW_PRIVS"), number(0), number(0), number(0), number(0));
    }

    /** The last layer: from here on the filter judges our own rows too. */
    static void filter(RowList rows, Block program) {
        // struct sock_fprog { unsigned short len; struct sock_filter *filter; }, a sock_filter being 8 bytes
        int instructions = program.size() / 8;
        Block prog = Block.room(Prctl.SOCK_FPROG_SIZE).with(0, instructions).pointing(8, program);
        rows.call(RunPlan.FILTER, Syscall.SECCOMP,
                flags(Prctl.SECCOMP_SET_MODE_FILTER, "SECCOMP_SET_MODE_FILTER"), number(0),
                Argument.address(prog, "{" + instructions + " instructions}"));
        rows.expect("read back seccomp mode", Prctl.SECCOMP_MODE_FILTER, Syscall.PRCTL,
                flags(Prctl.PR_GET_SECCOMP, "PR_GET_SECCOMP"));
    }
}
