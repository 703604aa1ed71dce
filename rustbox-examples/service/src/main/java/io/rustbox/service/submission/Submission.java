package io.rustbox.service.submission;

import io.rustbox.judge.LimitOverrides;
import io.rustbox.judge.Program;

/**
 * A program to run, checked.
 *
 * @param language the id, not an alias
 * @param limits what is asked for instead of the language's limits, the profile's among them
 */
public record Submission(String language, String code, String stdin, LimitOverrides limits) {
    /** {@return it as the judge takes it} */
    public Program program() {
        return Program.of(language, code).stdin(stdin).limits(limits);
    }
}
