/**
 * The kernel as it is: system calls through libc's {@code syscall(2)}, constants and structures under the name of the header
 * they come from, and our own machine code. Nothing here decides anything, and nothing of ours is imported.
 *
 * <p>Methods have the kernel's names and answer its convention, a result or {@code -errno}. Each call captures errno in a
 * segment of its own. The glibc wrappers of the {@code setuid} family are not bound: they change every thread of the JVM.
 *
 * <p>{@link io.rustbox.linux.Replayer} replays tables of system calls. Its machine code comes from the assembly files in
 * {@code src/main/asm}, checked in as hex so that no build needs an assembler; a test assembles and compares.
 */
package io.rustbox.linux;
