package io.rustbox.seccomp;

import io.rustbox.seccomp.SyscallAction.KillProcess;
import io.rustbox.seccomp.SyscallRule.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a profile's entries into a policy for one architecture. */
final class OciPolicyBuilder {
    private final String name;
    private final Arch arch;
    private final Map<String, Entries> calls = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /** What the file says of one call. */
    private record Entries(List<Case> cases, List<SyscallAction> otherwise) {}

    OciPolicyBuilder(String name, Arch arch) {
        this.name = name;
        this.arch = arch;
    }

    OciProfile build(OciEntry.Document document) {
        String own = scmpName();
        if (!document.architectures().isEmpty() && !document.architectures().contains(own)) {
            throw new IllegalArgumentException(
                    "/architectures: the profile is for " + document.architectures() + ", not for " + own);
        }
        for (OciEntry entry : document.entries()) {
            if (applies(entry)) {
                entry.names().forEach(call -> add(call, entry, document.defaultAction()));
            }
        }
        List<SyscallRule> rules = new ArrayList<>();
        calls.forEach((call, entries) -> rules.add(new SyscallRule(call, entries.cases(),
                entries.otherwise().stream().findFirst().orElse(document.defaultAction()))));
        SyscallAction kill = new KillProcess();
        SeccompPolicy policy = new SeccompPolicy(name, document.defaultAction(), kill, kill, rules);
        return new OciProfile(policy, arch, List.copyOf(unknown));
    }

    private boolean applies(OciEntry entry) {
        return entry.neededCaps().isEmpty()
                && (entry.onlyOn().isEmpty() || entry.onlyOn().contains(dockerName()))
                && !entry.notOn().contains(dockerName());
    }

    private void add(String call, OciEntry entry, SyscallAction byDefault) {
        if (!SyscallNames.isKnown(call)) {
            leaveOut(call, entry, byDefault);
            return;
        }
        Entries known = calls.computeIfAbsent(call, _ -> new Entries(new ArrayList<>(), new ArrayList<>()));
        if (entry.args().isEmpty()) {
            requireAgreement(call, entry, known.otherwise().stream().findFirst());
            known.otherwise().add(entry.action());
        } else {
            Optional<Case> same = known.cases().stream()
                    .filter(earlier -> earlier.conditions().equals(entry.args()))
                    .findFirst();
            requireAgreement(call, entry, same.map(Case::action));
            if (same.isEmpty()) {
                known.cases().add(new Case(entry.args(), entry.action()));
            }
        }
    }

    private static void requireAgreement(String call, OciEntry entry, Optional<SyscallAction> earlier) {
        if (earlier.isPresent() && !earlier.get().equals(entry.action())) {
            throw new IllegalArgumentException("%s: %s for %s, but an earlier entry says %s"
                    .formatted(entry.place(), entry.action(), call, earlier.get()));
        }
    }

    private void leaveOut(String call, OciEntry entry, SyscallAction byDefault) {
        if (!entry.action().mayPass() && byDefault.mayPass()) {
            throw new IllegalArgumentException(entry.place() + "/names: " + SyscallNames.unknown(call));
        }
        unknown.add(call);
    }

    private String scmpName() {
        return switch (arch) {
            case X86_64 -> "SCMP_ARCH_X86_64";
            case AARCH64 -> "SCMP_ARCH_AARCH64";
        };
    }

    /** What Docker's profiles call an architecture in includes and excludes: Go's name. */
    private String dockerName() {
        return switch (arch) {
            case X86_64 -> "amd64";
            case AARCH64 -> "arm64";
        };
    }
}
