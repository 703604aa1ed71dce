package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Barrier.CAPABILITIES;
import static io.rustbox.selftest.Barrier.CREDENTIALS;
import static io.rustbox.selftest.Barrier.NO_NEW_PRIVS;
import static io.rustbox.selftest.Operand.text;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Operand.words;
import static io.rustbox.selftest.Step.END;
import static io.rustbox.selftest.Step.call;

import java.util.List;
import java.util.Optional;

/** Attempts to be root again, or to do what root may. Each first meets the filter, then what is behind it. */
final class PrivilegeAttacks {
    private static final long NOBODY = 65_534;
    private static final long PR_GET_NO_NEW_PRIVS = 39;
    private static final long CAP_CHOWN = 1; // bit 0
    private static final long CAP_VERSION_3 = 0x20080522;
    private static final long CLONE_NEWNS = 0x00020000;
    private static final long MS_REC_PRIVATE = 0x4000 | 1 << 18;
    private static final long S_IFCHR = 0020000;
    private static final long NULL_DEVICE = 1 << 8 | 3; // /dev/null, 1:3

    private PrivilegeAttacks() {}

    /** @param lackOfSetuid why there is no set-user-ID program of root's to try; empty if there is one */
    static List<Attack> all(Optional<String> lackOfSetuid) {
        Attack mount = named("mount", "mount a file system", mounting()).outside(_ -> mountInside());
        Attack chroot = named("chroot", "change the root directory", call("chroot", text("/")).told());
        Attack setuid = named("setuid_root", "become root", call("setuid", value(0)).told());
        return List.of(
                mount,
                unfiltered(mount, "mount_unfiltered").refusedBy(CAPABILITIES, "EPERM"),
                chroot,
                unfiltered(chroot, "chroot_unfiltered").refusedBy(CAPABILITIES, "EPERM"),
                named("device", "make a device file",
                        call("mknodat", value(FileAttacks.AT_FDCWD), text("device"), value(S_IFCHR | 0600),
                                value(NULL_DEVICE)).told())
                        .unfiltered()
                        .refusedBy(CAPABILITIES, "EPERM"),
                named("capabilities", "take capabilities",
                        // struct __user_cap_header_struct of oneself; effective and permitted, no inheritable ones
                        call("capset", words("header", CAP_VERSION_3),
                                words("sets", CAP_CHOWN | CAP_CHOWN << 32, 0, 0)).told())
                        .unfiltered()
                        .refusedBy(CAPABILITIES, "EPERM"),
                setuid,
                unfiltered(setuid, "setuid_root_unfiltered").refusedBy(CREDENTIALS, "EPERM"),
                named("groups", "join root's group", call("setgroups", value(1), words("group", 0)).told())
                        .unfiltered()
                        .refusedBy(CREDENTIALS, "EPERM"),
                named("setuid_program", "execute a set-user-ID program of root's",
                        view -> Script.of(executes(view)))
                        .wants(user -> user == 0)
                        .outside(view -> Script.of(
                                call("setresuid", value(NOBODY), value(NOBODY), value(NOBODY)).onNegative(END),
                                executes(view)))
                        .fruitlessBy(NO_NEW_PRIVS)
                        .unless(lackOfSetuid),
                named("new_privileges", "have a child that could gain privileges by executing", inheriting())
                        .wants(locked -> locked == 0)
                        .fruitlessBy(NO_NEW_PRIVS));
    }

    private static Attack unfiltered(Attack attack, String id) {
        return new Attack(id, attack.title() + ", without the filter", attack.filtering(), attack.limits(),
                attack.script(), attack.goal(), attack.signs(), attack.control(), attack.lack()).unfiltered();
    }

    /** What the program does that is executed: its answer is this attack's. */
    static Script whoAmI() {
        return Script.of(call("geteuid").labelled("execve").told());
    }

    private static Step executes(View view) {
        Operand path = text(view.folder() + "/" + Bait.SETUID);
        return call("execve", path, words("no strings", 0), words("no strings", 0)).told();
    }

    private static Step mounting() {
        return call("mount", text("none"), text("/tmp"), text("tmpfs"), value(0), value(0)).told();
    }

    /** In a mount namespace of its own, from which nothing spreads. */
    private static Script mountInside() {
        return Script.of(
                call("unshare", value(CLONE_NEWNS)).onNegative(Step.TELL),
                call("mount", value(0), text("/"), value(0), value(MS_REC_PRIVATE), value(0))
                        .labelled("private")
                        .onNegative(END),
                mounting().then(END),
                Step.tell("unshare"));
    }

    private static Step[] inheriting() {
        return new Step[]{
            call("clone", value(17), value(0), value(0), value(0), value(0)).onZero("prctl"),
            call("waitid", value(0), value(0), value(0), value(4), value(0)).then(END),
            call("prctl", value(PR_GET_NO_NEW_PRIVS), value(0), value(0), value(0), value(0)).told().then(END)};
    }
}
