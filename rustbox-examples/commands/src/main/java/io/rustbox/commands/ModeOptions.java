package io.rustbox.commands;

import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code --strict} and {@code --permissive}. */
final class ModeOptions {
    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    static final class Choice {
        @Option(names = "--strict", description = "All eight layers, or nothing runs. Takes root. The default.")
        boolean strict;

        @Option(names = "--permissive", description = "Those layers that this host and this user's privileges allow.")
        boolean permissive;
    }

    /** {@return what was asked for; strict, if nothing was} */
    Mode mode() {
        return choice.permissive ? Mode.PERMISSIVE : Mode.STRICT;
    }

    /**
     * {@return what was asked for, if this user may have it}
     *
     * @throws UnsupportedHostException if it takes root: nothing less is put in its place
     */
    Mode permittedMode(HostProbe.User user) throws UnsupportedHostException {
        if (mode() == Mode.STRICT && user == HostProbe.User.ORDINARY) {
            throw new UnsupportedHostException(
                    "a strict sandbox takes root: run this as root (sudo …), or with --permissive");
        }
        return mode();
    }
}
