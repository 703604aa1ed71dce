package io.rustbox.commands;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command line that can't be followed. */
final class UsageProblem {
    private UsageProblem() {}

    /** {@return an exception that ends the command with {@link ExitStatus#USAGE}} */
    static ParameterException of(@Nullable CommandSpec spec, String message) {
        return new ParameterException(requireNonNull(spec, "picocli sets it").commandLine(), message);
    }
}
