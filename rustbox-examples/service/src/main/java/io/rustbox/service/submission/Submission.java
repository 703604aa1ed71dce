package io.rustbox.service.submission;

import io.rustbox.judge.Program;
import java.util.Optional;

/**
 * What to run, checked.
 *
 * @param language the id, not an alias
 * @param program with its input, its limits and its profile's
 * @param tests the program with the tests that it is to pass, if there are any
 */
public record Submission(String language, Program program, Optional<io.rustbox.judge.Submission> tests) {}
