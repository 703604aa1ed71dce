package io.rustbox.host;

import io.rustbox.evidence.Layer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who this process is, what it may do, and whether the sandbox's own users are free. */
record PrivilegeChecks(HostFiles files) {
    private static final Set<Layer> ALL = EnumSet.allOf(Layer.class);

    /** The capabilities that making a strict sandbox takes, with their numbers in linux/capability.h. */
    private enum Capability {
        CAP_CHOWN(0),
        CAP_KILL(5),
        CAP_SETGID(6),
        CAP_SETUID(7),
        CAP_SETPCAP(8),
        CAP_SYS_ADMIN(21);

        private final int bit;

        Capability(int bit) {
            this.bit = bit;
        }
    }

    List<Check> all() {
        return List.of(root(), capabilities(), users());
    }

    /** {@return whether this process's effective user is root} */
    boolean isRoot() {
        return effectiveUser().equals("0");
    }

    private String effectiveUser() {
        String[] users = files.status().getOrDefault("Uid", "").split("\\s+");
        return users.length < 2 ? "unknown" : users[1];
    }

    private Check root() {
        return isRoot()
                ? Check.ok("root", "root", "running as root", ALL)
                : Check.missing(
                        "root",
                        "root",
                        "running as uid " + effectiveUser() + "; a strict sandbox takes root",
                        "sudo judge …, or judge execute-code --permissive …",
                        ALL);
    }

    private Check capabilities() {
        Map<String, String> status = files.status();
        List<String> lacking = new ArrayList<>();
        long effective = Long.parseUnsignedLong(status.getOrDefault("CapEff", "0"), 16);
        for (Capability capability : Capability.values()) {
            if ((effective >>> capability.bit & 1) == 0) {
                lacking.add(capability.name());
            }
        }
        String title = "capabilities";
        return lacking.isEmpty()
                ? Check.ok("capabilities", title, "all that a strict sandbox takes are in effect", ALL)
                : Check.missing(
                        "capabilities",
                        title,
                        "lacking " + String.join(", ", lacking),
                        isRoot() ? "docker run --privileged …, or --cap-add for each of them" : "sudo judge …",
                        ALL);
    }

    private Check users() {
        String title = "users 60000 to 60999";
        Set<String> taken = new TreeSet<>();
        taken.addAll(taken("/etc/passwd"));
        taken.addAll(taken("/etc/group"));
        Set<Layer> layers = Set.of(Layer.CREDENTIALS);
        return taken.isEmpty()
                ? Check.ok("uid_range", title, "no account has one of these ids, which programs run as", layers)
                : Check.warning(
                        "uid_range",
                        title,
                        "programs run as these ids, and accounts have some of them: " + String.join(", ", taken),
                        "usermod -u ID ACCOUNT, groupmod -g ID GROUP, with an id below 60000 or above 60999",
                        layers);
    }

    /** The accounts, {@code name (id)}, that a file of the form of passwd(5) or group(5) puts into the range. */
    private List<String> taken(String file) {
        return files.text(file).stream()
                .flatMap(String::lines)
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > 2 && fields[2].matches("\\d{5}"))
                .filter(fields -> SandboxUsers.contains(Integer.parseInt(fields[2])))
                .map(fields -> fields[0] + " (" + fields[2] + ")")
                .toList();
    }
}
