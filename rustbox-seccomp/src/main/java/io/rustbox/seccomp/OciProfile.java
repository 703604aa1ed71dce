package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A seccomp profile in the JSON form of OCI runtimes and Docker, read as policies.
 *
 * <p>What is read: {@code defaultAction}, {@code defaultErrnoRet}, {@code architectures}, {@code archMap} and
 * {@code syscalls} with {@code name} or {@code names}, {@code action}, {@code errnoRet}, {@code args} ({@code index},
 * {@code value}, {@code valueTwo}, {@code op}), {@code includes} and {@code excludes} ({@code caps}, {@code arches},
 * {@code minKernel}). How it is understood:
 *
 * <ul>
 *   <li>A program here has no capability: entries that need one are left out, those that exclude one apply.
 *   <li>{@code includes.minKernel} always holds: a call that the kernel lacks fails by itself.
 *       {@code excludes.minKernel} is an error.
 *   <li>Calls in another architecture's convention kill, whatever sub-architectures the profile lists.
 *   <li>Names that neither architecture has are left out and reported, if they are listed only to be let pass or if the
 *       default doesn't let them pass. Any other unknown name is an error, as a ban may not vanish by a slip of the
 *       pen.
 *   <li>Arguments are compared in all their 64 bits, as OCI runtimes do. The kernel ignores the high half of
 *       arguments that are {@code int} in C, so a profile that bans single values of those ({@code SCMP_CMP_NE}) can
 *       be slipped past.
 *   <li>Of several entries for a call, those with conditions are tried in the file's order; the one without comes last.
 * </ul>
 *
 * @param policy the rules that apply to {@code arch}
 * @param arch the architecture that the entries were chosen for
 * @param unknownSyscalls names that were left out because no system call is known by them, in the file's order
 * @see <a href="https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#seccomp">OCI runtime
 *     specification, Seccomp</a>
 */
public record OciProfile(SeccompPolicy policy, Arch arch, List<String> unknownSyscalls) {
    public OciProfile {
        requireNonNull(policy, "policy");
        requireNonNull(arch, "arch");
        unknownSyscalls = List.copyOf(unknownSyscalls);
    }

    /**
     * Reads a profile. The stream isn't closed.
     *
     * @param name what the policy will be called
     * @param json the profile, UTF-8
     * @param arch the architecture to choose entries for
     * @throws IllegalArgumentException if it isn't such a profile; the message names the place as a JSON pointer
     * @throws IOException if the stream can't be read
     */
    public static OciProfile read(String name, InputStream json, Arch arch) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(json, "json");
        requireNonNull(arch, "arch");
        return new OciPolicyBuilder(name, arch).build(OciProfileReader.read(json));
    }
}
