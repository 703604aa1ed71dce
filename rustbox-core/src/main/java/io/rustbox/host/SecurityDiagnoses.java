package io.rustbox.host;

import static io.rustbox.host.Subject.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands behind the eight layers, should one fail, and what they do not cover. */
record SecurityDiagnoses(HostFiles files) {
    private static final String VULNERABILITIES = "/sys/devices/system/cpu/vulnerabilities";
    private static final Subject USER_NAMESPACES = security("user_namespaces", "user namespaces",
            "whoever can make one reaches much of the kernel that is root's otherwise; the filter refuses it to programs,"
                    + " this would stand behind it, but rootless containers and browsers use it");
    private static final Subject CORE_PATTERN = security("core_pattern", "core files",
            "a handler behind a pipe is started by the kernel as root, outside of any sandbox, for each program that"
                    + " crashes, whatever its limit of core files; its time counts as the program's wall time");
    private static final Subject CPU = security("cpu_vulnerabilities", "processor",
            "a program can guess at what others have in the processor's caches; no sandbox stops that, only the kernel's"
                    + " and the microcode's mitigations do");
    private static final Subject ASLR = security("aslr", "address space randomisation",
            "without it, a fault in a program that judges or serves is easier to use");
    private static final Subject PTRACE = security("ptrace_scope", "ptrace scope",
            "at 0, processes of a user may trace each other: permissive programs run as the caller's user, and the filter"
                    + " alone keeps them from it");
    private static final Subject BPF = security("unprivileged_bpf", "unprivileged BPF",
            "code that the kernel runs for anybody was a way into it; the filter refuses it, this would stand behind it");
    private static final Subject LOG = security("dmesg_restrict", "kernel log",
            "the kernel's log tells of addresses and of other users; a permissive program runs as the caller's user");
    private static final Subject POINTERS = security("kptr_restrict", "kernel addresses",
            "addresses in files of /proc make a fault in the kernel easier to use");

    /** A setting of sysctl(8) whose values from {@code least} on are good. */
    private record Setting(Subject subject, String name, int least) {
        String file() {
            return "/proc/sys/" + name.replace('.', '/');
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(ASLR, "kernel.randomize_va_space", 2),
            new Setting(BPF, "kernel.unprivileged_bpf_disabled", 1),
            new Setting(PTRACE, "kernel.yama.ptrace_scope", 1),
            new Setting(LOG, "kernel.dmesg_restrict", 1),
            new Setting(POINTERS, "kernel.kptr_restrict", 1));

    List<Diagnosis> all() {
        List<Diagnosis> all = new ArrayList<>(List.of(userNamespaces(), corePattern(), processor()));
        SETTINGS.forEach(setting -> all.add(diagnosis(setting)));
        return all;
    }

    private Diagnosis diagnosis(Setting setting) {
        Optional<String> value = files.text(setting.file());
        if (value.isEmpty()) {
            return setting.subject().unknown(setting.name() + " can't be read, or this kernel has no such setting");
        }
        String found = setting.name() + "=" + value.get();
        boolean good = value.get().matches("\\d{1,9}") && Integer.parseInt(value.get()) >= setting.least();
        return good
                ? setting.subject().good(found)
                : setting.subject().poor(found, "sysctl -w " + setting.name() + "=" + setting.least());
    }

    /** Any one of three settings closes them to ordinary users. */
    private Diagnosis userNamespaces() {
        Optional<String> apparmor = files.text("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");
        Optional<String> debian = files.text("/proc/sys/kernel/unprivileged_userns_clone");
        Optional<String> most = files.text("/proc/sys/user/max_user_namespaces");
        if (apparmor.filter("1"::equals).isPresent()) {
            return USER_NAMESPACES.good("only for programs that AppArmor lets");
        }
        if (debian.filter("0"::equals).isPresent() || most.filter("0"::equals).isPresent()) {
            return USER_NAMESPACES.good("not for ordinary users");
        }
        if (most.isEmpty()) {
            return USER_NAMESPACES.unknown("/proc/sys/user/max_user_namespaces can't be read");
        }
        String setting = apparmor.isPresent()
                ? "kernel.apparmor_restrict_unprivileged_userns=1"
                : debian.isPresent() ? "kernel.unprivileged_userns_clone=0" : "user.max_user_namespaces=0";
        return USER_NAMESPACES.poor("for everybody, at most " + most.get(), "sysctl -w " + setting);
    }

    private Diagnosis corePattern() {
        return files.text("/proc/sys/kernel/core_pattern")
                .map(pattern -> pattern.startsWith("|")
                        ? CORE_PATTERN.poor(pattern, "sysctl -w kernel.core_pattern=core")
                        : CORE_PATTERN.good(pattern.isEmpty() ? "none" : "files, which programs may not make"))
                .orElseGet(() -> CORE_PATTERN.unknown("/proc/sys/kernel/core_pattern can't be read"));
    }

    private Diagnosis processor() {
        List<String> names = files.names(VULNERABILITIES, "*");
        if (names.isEmpty()) {
            return CPU.unknown(VULNERABILITIES + " can't be read");
        }
        List<String> open = names.stream()
                .filter(name -> files.text(VULNERABILITIES + "/" + name).orElse("").startsWith("Vulnerable"))
                .toList();
        if (open.isEmpty()) {
            return CPU.good(names.size() + " kinds of attack known to the kernel, none open");
        }
        boolean off = files.text("/proc/cmdline").orElse("").contains("mitigations=off");
        return CPU.poor("open to " + String.join(", ", open), off
                ? "sed -i 's/ *mitigations=off//' /etc/default/grub && update-grub && reboot"
                : "apt-get install amd64-microcode intel-microcode && reboot");
    }
}
