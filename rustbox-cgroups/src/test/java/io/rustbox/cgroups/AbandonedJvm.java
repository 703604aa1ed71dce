package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** A JVM that makes a group, starts a process in it, tells both on standard output, and waits to be killed. */
final class AbandonedJvm {
    private AbandonedJvm() {}

    public static void main(String[] args) throws Exception {
        var hierarchy = ((Detection.Usable) Cgroups.detect()).open();
        var group = hierarchy.create("abandoned", GroupLimits.none());
        var victim = Victim.start(group, "echo running; exec sleep 1000");
        victim.inputReader().readLine();
        System.out.println(victim.pid());
        System.out.println(hierarchy.folders().stream().map(Path::toString).collect(Collectors.joining(":")));
        System.in.read();
    }
}
