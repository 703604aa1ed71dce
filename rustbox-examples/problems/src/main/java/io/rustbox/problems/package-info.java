/**
 * Reads a problem package, a folder in the format of Kattis and the ICPC, into what a judge takes.
 *
 * <pre>
 * problem.yaml ──────────────▶ limits, checker, validator_flags ─┐
 * .timelimit, domjudge-problem.ini ──▶ time limit ───────────────┼─▶ Problem ── submission(Program) ─▶ Submission
 * data/sample, data/secret ──▶ groups, tests ────────────────────┤
 * output_validators/ ────────▶ a checker or an interactor ───────┘
 * </pre>
 *
 * <p>Both {@code legacy} packages (groups by {@code testdata.yaml}) and those of {@code 2023-07} and {@code 2025-09} (groups by
 * {@code test_group.yaml}) are read. What is in a package and can't be judged as it says (a grader of its own, several
 * passes, a validator with a build script, files to include in submissions, points for a failed test, a setting that is not
 * known) is refused by {@link io.rustbox.problems.ProblemFormatException}, never left out. Symbolic links could name any file of
 * this host: they are refused in programs and {@code .files} folders, and among the tests if they lead out of {@code data}.
 *
 * @see <a href="https://www.kattis.com/problem-package-format/">problem package format</a>
 */
package io.rustbox.problems;
