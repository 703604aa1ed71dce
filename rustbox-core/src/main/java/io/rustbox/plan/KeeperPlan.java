package io.rustbox.plan;

import static io.rustbox.linux.Fcntl.AT_EMPTY_PATH;
import static io.rustbox.linux.Fcntl.AT_FDCWD;
import static io.rustbox.linux.Fcntl.AT_RECURSIVE;
import static io.rustbox.plan.Argument.flags;
import static io.rustbox.plan.Argument.given;
import static io.rustbox.plan.Argument.none;
import static io.rustbox.plan.Argument.number;
import static io.rustbox.plan.Argument.string;

import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Mount;
import io.rustbox.linux.Sched;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Syscall;
import io.rustbox.plan.RootLayout.Bind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Layers 1 to 3: how the keeper, PID 1 of a sandbox, is cloned into new namespaces and assembles and enters its root.
 *
 * <p>The root is a tmpfs, attached over {@code /} so that no directory of the host is needed, filled through its
 * descriptor, and made the root by {@code pivot_root(".", ".")}; the host's tree is then detached.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/pivot_root.2.html">pivot_root(2)</a>
 */
public final class KeeperPlan {
    /** The name under which the program finds itself. */
    public static final String HOST_NAME = "rustbox-sandbox";

    private static final int PIDFD_SIZE = 4;
    private static final long NAMESPACES = Sched.CLONE_NEWPID
            | Sched.CLONE_NEWNS
            | Sched.CLONE_NEWNET
            | Sched.CLONE_NEWIPC
            | Sched.CLONE_NEWUTS
            | Sched.CLONE_NEWCGROUP;
    private static final int S_IFREG = 0100000;
    private static final int S_IFCHR = 0020000;
    private static final List<Device> DEVICES = List.of(
            new Device("null", 1, 3),
            new Device("zero", 1, 5),
            new Device("full", 1, 7),
            new Device("random", 1, 8),
            new Device("urandom", 1, 9));
    private static final List<RootLayout.Link> DEVICE_LINKS = List.of(
            new RootLayout.Link("dev/fd", "/proc/self/fd"),
            new RootLayout.Link("dev/stdin", "/proc/self/fd/0"),
            new RootLayout.Link("dev/stdout", "/proc/self/fd/1"),
            new RootLayout.Link("dev/stderr", "/proc/self/fd/2"));
    private static final List<String> OWN_DIRECTORIES = List.of("box", "dev", "etc", "proc", "sys", "tmp");

    private record Device(String name, int major, int minor) {}

    private final RowList rows = new RowList();
    private final RootLayout layout;
    private final Block pidfd = Block.room(PIDFD_SIZE);

    private KeeperPlan(RootLayout layout) {
        this.layout = layout;
    }

    public static KeeperLaunch of(RootLayout layout, int lastCapability) {
        return new KeeperPlan(layout).launch(lastCapability);
    }

    private KeeperLaunch launch(int lastCapability) {
        Argument self = rows.resultOf("open own directory", Syscall.OPENAT, flags(AT_FDCWD, "AT_FDCWD"),
                string("/proc/self"), flags(Fcntl.O_PATH | Fcntl.O_CLOEXEC, "O_PATH|O_CLOEXEC"), number(0));
        Map<String, Block> namespaces = Payload.readNamespaces(rows, self);
        rows.call("make mounts private", Syscall.MOUNT, none(), string("/"), none(),
                flags(Mount.MS_REC | Mount.MS_PRIVATE, "MS_REC|MS_PRIVATE"), none());
        rows.call("set host name", Syscall.SETHOSTNAME, string(HOST_NAME), number(HOST_NAME.length()));
        rows.call("set domain name", Syscall.SETDOMAINNAME, string("(none)"), number("(none)".length()));
        rows.call("clear umask", Syscall.UMASK, number(0));
        List<Argument> trees = layout.binds().stream().map(this::openTree).toList();
        Argument root = makeRoot();
        makeDirectories(root);
        for (int i = 0; i < trees.size(); i++) {
            Bind bind = layout.binds().get(i);
            attach("attach " + bind.target(), trees.get(i), root, relative(bind.target()));
        }
        layout.links().forEach(link -> symlink(relative(link.path()), link.text()));
        layout.files().forEach(this::writeFile);
        mountDevices();
        rows.call("mount proc", Syscall.MOUNT, string("proc"), string("proc"), string("proc"),
                flags(Mount.MS_NOSUID | Mount.MS_NODEV | Mount.MS_NOEXEC | Mount.MS_RDONLY,
                        "MS_NOSUID|MS_NODEV|MS_NOEXEC|MS_RDONLY"),
                string("subset=pid,hidepid=invisible"));
        enterRoot();
        becomeKeeper(lastCapability);
        return new KeeperLaunch(new LaunchPlan(cloning(), rows.rows()), pidfd, namespaces);
    }

    private Row.Action.Call cloning() {
        long flags = Sched.CLONE_VM
                | Sched.CLONE_VFORK
                | Sched.CLONE_CLEAR_SIGHAND
                | Sched.CLONE_PIDFD
                | NAMESPACES;
        Block arguments = Block.room(Sched.CLONE_ARGS_SIZE)
                .with(Sched.CLONE_ARGS_FLAGS, flags)
                .with(Sched.CLONE_ARGS_EXIT_SIGNAL, Signal.SIGCHLD)
                .pointing(Sched.CLONE_ARGS_PIDFD, pidfd);
        return new Row.Action.Call(Syscall.CLONE3, List.of(
                Argument.address(arguments, "{CLONE_VM|CLONE_VFORK|CLONE_CLEAR_SIGHAND|CLONE_PIDFD|CLONE_NEWPID"
                        + "|CLONE_NEWNS|CLONE_NEWNET|CLONE_NEWIPC|CLONE_NEWUTS|CLONE_NEWCGROUP, SIGCHLD}"),
                number(Sched.CLONE_ARGS_SIZE)));
    }

    private Argument openTree(Bind bind) {
        Argument tree = rows.resultOf("open " + bind.source(), Syscall.OPEN_TREE,
                flags(AT_FDCWD, "AT_FDCWD"), string(bind.source()),
                flags(Mount.OPEN_TREE_CLONE | Mount.OPEN_TREE_CLOEXEC | AT_RECURSIVE,
                        "OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE"));
        rows.call("restrict " + bind.target(), Syscall.MOUNT_SETATTR, tree, string(""),
                flags(AT_EMPTY_PATH | AT_RECURSIVE, "AT_EMPTY_PATH|AT_RECURSIVE"),
                mountAttributes(bind), number(Mount.MOUNT_ATTR_SIZE_VER0));
        return tree;
    }

    private static Argument mountAttributes(Bind bind) {
        int always = Mount.MOUNT_ATTR_NOSUID | Mount.MOUNT_ATTR_NODEV;
        String text = "NOSUID|NODEV";
        return switch (bind.access()) {
            case READ_ONLY -> mountAttributes(always | Mount.MOUNT_ATTR_RDONLY, text + "|RDONLY");
            case READ_ONLY_NOEXEC -> mountAttributes(
                    always | Mount.MOUNT_ATTR_RDONLY | Mount.MOUNT_ATTR_NOEXEC, text + "|RDONLY|NOEXEC");
            case READ_WRITE -> mountAttributes(always, text);
            case READ_WRITE_NOEXEC -> mountAttributes(always | Mount.MOUNT_ATTR_NOEXEC, text + "|NOEXEC");
        };
    }

    private static Argument mountAttributes(int set, String text) {
        return Argument.address(Block.room(Mount.MOUNT_ATTR_SIZE_VER0).with(0, set), "{" + text + "}");
    }

    private Argument makeRoot() {
        Argument context = rows.resultOf("open root tmpfs", Syscall.FSOPEN, string("tmpfs"),
                flags(Mount.FSOPEN_CLOEXEC, "FSOPEN_CLOEXEC"));
        option(context, "size", "1m");
        option(context, "nr_inodes", "1024");
        option(context, "mode", "0755");
        rows.call("create root tmpfs", Syscall.FSCONFIG, context,
                flags(Mount.FSCONFIG_CMD_CREATE, "FSCONFIG_CMD_CREATE"), none(), none(), number(0));
        Argument root = rows.resultOf("mount root tmpfs", Syscall.FSMOUNT, context,
                flags(Mount.FSMOUNT_CLOEXEC, "FSMOUNT_CLOEXEC"),
                flags(Mount.MOUNT_ATTR_NOSUID | Mount.MOUNT_ATTR_NODEV, "NOSUID|NODEV"));
        attach("attach root", root, flags(AT_FDCWD, "AT_FDCWD"), "/");
        rows.call("enter root tmpfs", Syscall.FCHDIR, root);
        return root;
    }

    private void option(Argument context, String key, String value) {
        rows.call("set root " + key, Syscall.FSCONFIG, context,
                flags(Mount.FSCONFIG_SET_STRING, "FSCONFIG_SET_STRING"), string(key), string(value), number(0));
    }

    private void attach(String step, Argument tree, Argument directory, String path) {
        rows.call(step, Syscall.MOVE_MOUNT, tree, string(""), directory, string(path),
                flags(Mount.MOVE_MOUNT_F_EMPTY_PATH, "MOVE_MOUNT_F_EMPTY_PATH"));
    }

    private void makeDirectories(Argument root) {
        Set<String> directories = new TreeSet<>(OWN_DIRECTORIES);
        for (Bind bind : layout.binds()) {
            if (!insideAnotherBind(bind)) {
                addParents(directories, relative(bind.target()));
                if (bind.kind() == RootLayout.Kind.DIRECTORY) {
                    directories.add(relative(bind.target()));
                }
            }
        }
        layout.links().forEach(link -> addParents(directories, relative(link.path())));
        layout.files().forEach(file -> addParents(directories, "etc/" + file.name()));
        for (String directory : directories) {
            rows.call("make /" + directory, Syscall.MKDIRAT, root, string(directory), flags(0755, "0755"));
        }
        for (Bind bind : layout.binds()) {
            if (bind.kind() == RootLayout.Kind.FILE && !insideAnotherBind(bind)) {
                rows.call("make " + bind.target(), Syscall.MKNODAT, root, string(relative(bind.target())),
                        flags(S_IFREG | 0444, "S_IFREG|0444"), number(0));
            }
        }
    }

    private boolean insideAnotherBind(Bind inner) {
        return layout.binds().stream()
                .anyMatch(outer -> inner.target().startsWith(outer.target() + "/"));
    }

    private static void addParents(Set<String> directories, String path) {
        for (Path parent = Path.of(path).getParent(); parent != null; parent = parent.getParent()) {
            directories.add(parent.toString());
        }
    }

    private void writeFile(RootLayout.EtcFile file) {
        Argument descriptor = rows.resultOf("create /etc/" + file.name(), Syscall.OPENAT, flags(AT_FDCWD, "AT_FDCWD"),
                string("etc/" + file.name()),
                flags(Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_EXCL | Fcntl.O_CLOEXEC, "O_WRONLY|O_CREAT|O_EXCL"),
                flags(0444, "0444"));
        int length = file.content().length;
        rows.expect("write /etc/" + file.name(), length, Syscall.WRITE, descriptor,
                Argument.address(Block.of(file.content()), "<" + length + " bytes>"), number(length));
        rows.call("close /etc/" + file.name(), Syscall.CLOSE, descriptor);
    }

    private void mountDevices() {
        rows.call("mount dev", Syscall.MOUNT, string("tmpfs"), string("dev"), string("tmpfs"),
                flags(Mount.MS_NOSUID | Mount.MS_NOEXEC, "MS_NOSUID|MS_NOEXEC"),
                string("size=64k,nr_inodes=32,mode=0755"));
        for (Device device : DEVICES) {
            rows.call("make /dev/" + device.name(), Syscall.MKNODAT, flags(AT_FDCWD, "AT_FDCWD"),
                    string("dev/" + device.name()), flags(S_IFCHR | 0666, "S_IFCHR|0666"),
                    flags(device.major() << 8 | device.minor(), device.major() + ":" + device.minor()));
        }
        DEVICE_LINKS.forEach(link -> symlink(link.path(), link.text()));
        rows.call("make /dev/shm", Syscall.MKDIRAT, flags(AT_FDCWD, "AT_FDCWD"), string("dev/shm"),
                flags(0755, "0755"));
        rows.call("make dev read-only", Syscall.MOUNT, none(), string("dev"), none(),
                flags(Mount.MS_REMOUNT | Mount.MS_BIND | Mount.MS_RDONLY | Mount.MS_NOSUID | Mount.MS_NOEXEC,
                        "MS_REMOUNT|MS_BIND|MS_RDONLY|MS_NOSUID|MS_NOEXEC"),
                none());
    }

    private void symlink(String path, String text) {
        rows.call("link /" + path, Syscall.SYMLINKAT, string(text), flags(AT_FDCWD, "AT_FDCWD"), string(path));
    }

    private void enterRoot() {
        rows.call("pivot root", Syscall.PIVOT_ROOT, string("."), string("."));
        rows.call("detach host tree", Syscall.UMOUNT2, string("."), flags(Mount.MNT_DETACH, "MNT_DETACH"));
        rows.call("enter /", Syscall.CHDIR, string("/"));
        rows.call("make root read-only", Syscall.MOUNT_SETATTR, flags(AT_FDCWD, "AT_FDCWD"), string("/"), number(0),
                mountAttributes(Mount.MOUNT_ATTR_RDONLY, "RDONLY"), number(Mount.MOUNT_ATTR_SIZE_VER0));
    }

    private void becomeKeeper(int lastCapability) {
        rows.call("become session leader", Syscall.SETSID);
        rows.call("hold lifeline", Syscall.DUP3, given(Slot.LIFELINE), number(0), number(0));
        rows.call("close stdout and stderr", Syscall.CLOSE_RANGE, number(1), number(2), number(0));
        rows.call("close other descriptors", Syscall.CLOSE_RANGE, number(3), flags(0xffffffffL, "~0U"),
                flags(Fcntl.CLOSE_RANGE_CLOEXEC, "CLOSE_RANGE_CLOEXEC"));
        // an ignored SIGCHLD survives exec: the kernel then reaps the orphans that PID 1 inherits
        Block ignore = Block.room(Signal.SIGACTION_SIZE).with(0, Signal.SIG_IGN);
        rows.call("ignore SIGCHLD", Syscall.RT_SIGACTION, flags(Signal.SIGCHLD, "SIGCHLD"),
                Argument.address(ignore, "{SIG_IGN}"), none(), number(Signal.SIGSET_SIZE));
        Privileges.dropBoundingSet(rows, lastCapability);
        Privileges.emptyCapabilities(rows);
        Privileges.forbidNewPrivileges(rows);
        rows.call("unblock signals", Syscall.RT_SIGPROCMASK, flags(Signal.SIG_SETMASK, "SIG_SETMASK"),
                Argument.address(Block.room(Signal.SIGSET_SIZE), "{}"), none(), number(Signal.SIGSET_SIZE));
        Block noArguments = Block.room(Long.BYTES);
        rows.call("execute keeper", Syscall.EXECVEAT, given(Slot.KEEPER_IMAGE), string(""),
                Argument.address(noArguments, "{}"), Argument.address(noArguments, "{}"),
                flags(AT_EMPTY_PATH, "AT_EMPTY_PATH"));
    }

    private static String relative(String absolute) {
        return absolute.substring(1);
    }
}
