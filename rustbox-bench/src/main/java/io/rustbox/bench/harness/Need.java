package io.rustbox.bench.harness;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.UnsupportedHostException;
import io.rustbox.bench.peers.CommandLine;
import io.rustbox.bench.peers.Peer;
import io.rustbox.judge.Cache;
import io.rustbox.judge.Judge;
import io.rustbox.language.Languages;
import java.time.Duration;
import java.util.Optional;

/** Something that not every host has. */
public enum Need {
    STRICT("strict"),
    MEMORY("memory"),
    BWRAP("bwrap"),
    UNSHARE("unshare"),
    CRUN("crun"),
    PYTHON("language_python"),
    CPP("language_cpp"),
    JAVA("language_java"),
    COMMAND("command");

    private static final long HEAP_AND_MORE_KIBIBYTES = 7L << 20;

    private final String feature;

    Need(String feature) {
        this.feature = feature;
    }

    /** {@return what {@code -Drequire.kernel} calls it} */
    String feature() {
        return feature;
    }

    /** {@return why this host has it not, or nothing if it has} */
    Optional<String> lack() {
        return switch (this) {
            case STRICT -> lackOfStrict();
            case MEMORY -> lackOfMemory();
            case BWRAP -> Peer.BWRAP.lack();
            case UNSHARE -> Peer.UNSHARE.lack();
            case CRUN -> Peer.CRUN.lack();
            case PYTHON -> lackOfLanguage("python");
            case CPP -> lackOfLanguage("cpp");
            case JAVA -> lackOfLanguage("java");
            case COMMAND -> CommandLine.lack();
        };
    }

    private static Optional<String> lackOfStrict() {
        Limits limits = Limits.cpu(Duration.ofSeconds(1))
                .wall(Duration.ofSeconds(1))
                .memory(Limits.mebibytes(16))
                .processes(1);
        try (Locked<Strict> _ = Sandbox.builder().isolate(Root.host()).limit(limits).lock(Lockdown.judge())) {
            return Optional.empty();
        } catch (SandboxException e) {
            return Optional.of("strict sandboxes can't be made here: " + e.getMessage());
        }
    }

    private static Optional<String> lackOfMemory() {
        long available = Environment.memoryKibibytes("MemAvailable");
        return available >= HEAP_AND_MORE_KIBIBYTES
                ? Optional.empty()
                : Optional.of("needs " + (HEAP_AND_MORE_KIBIBYTES >> 20) + " GiB of free memory, there are "
                        + (available >> 20));
    }

    private static Optional<String> lackOfLanguage(String language) {
        try (Judge judge = Judge.permissive(Languages.builtIn(), Cache.none())) {
            var _ = judge.toolchain(language);
            return Optional.empty();
        } catch (UnsupportedHostException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
