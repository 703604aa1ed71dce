/**
 * What this host offers, and the line that mends what it lacks.
 *
 * <p>{@link io.rustbox.host.HostProbe} looks at the kernel, the privileges of this process, namespaces, control groups and
 * seccomp; each thing looked at is a {@link io.rustbox.host.Check}. What the checks mean for the eight layers, in strict and
 * in permissive mode, is summed up in {@link io.rustbox.host.LayerSupport}s.
 *
 * <p>A good report is a forecast, no proof: a sandbox that is made reads every layer back and reports that.
 */
package io.rustbox.host;
