/**
 * What this host offers, and the line that mends what it lacks.
 *
 * <p>{@link io.rustbox.host.HostProbe} looks at the kernel, the privileges of this process, namespaces, control groups and
 * seccomp; each thing looked at is a {@link io.rustbox.host.Check}. What the checks mean for the eight layers, in strict and
 * in permissive mode, is summed up in {@link io.rustbox.host.LayerSupport}s.
 *
 * <p>Settings that no sandbox depends on, but that matter to how safe it is or to how reproducible times are, are
 * {@link io.rustbox.host.Diagnosis}es: what is found, what it means, the line that mends it. Those that matter to times have
 * points, 100 in all: the reproducibility score is 100 less the points of what is poor, and of what could not be read.
 *
 * <p>A good report is a forecast, no proof: a sandbox that is made reads every layer back and reports that.
 */
package io.rustbox.host;
