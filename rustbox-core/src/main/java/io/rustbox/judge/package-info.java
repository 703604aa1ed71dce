/**
 * Running programs in languages, and saying what became of them.
 *
 * <pre>
 * Languages ── Language ──┐
 * sources ────────────────┼─ Judge.compile ─→ Compiled ──┐
 * this host ── Toolchain ─┘        │           Input ────┼─ Judge.run ─→ ExecutionResult ─ Verdict, Evidence, output
 *                                  └─→ CompileFailed     │                      │
 * Program = language, sources, Input ─── Judge.execute ──┘        ResultJson, VerdictExplanation
 * </pre>
 *
 * <p>A {@link io.rustbox.judge.Judge} puts sources together with the {@link io.rustbox.language.Language} that they are
 * written in and the {@link io.rustbox.language.Toolchain} that this host has for it, and makes a
 * {@link io.rustbox.judge.Compilation} of them: a {@link io.rustbox.judge.Compiled} program, which can be run any number of
 * times, or the reason why there is none. Every run, a compiler's too, has a sandbox with limits of its own and gives an
 * {@link io.rustbox.judge.ExecutionResult}. Its {@link io.rustbox.judge.Verdict} is a pure function of the run's evidence;
 * {@link io.rustbox.judge.ResultJson} writes and reads results, and {@link io.rustbox.judge.VerdictExplanation} judges a
 * stored one again.
 *
 * <p>What is compiled once is found again in the judge's {@link io.rustbox.judge.Cache}, by everything that can make a
 * difference to it. A run gets a copy of the artefacts, which it may change as it likes: the next run's is another.
 *
 * <h2>Submissions</h2>
 *
 * <pre>
 * Submission ─┬─ Program        compiled once
 *             ├─ Group*         scoring, on failure, what it requires
 *             ├─ TestCase*      input, answer, limits, points
 *             └─ Checker        a comparison, or a JudgeProgram: a checker or an interactor
 *
 * Judge.submit(Submission) ─→ Progress* ─→ Judgement ─┬─ Completed ─ TestResult*, GroupResult*, points
 *                                                     └─ NotRun      it does not compile
 * </pre>
 *
 * <p>Tests run in any order, as many at a time as the judge has workers, and submissions take turns. Which of them count does
 * not depend on that: where a failure makes later tests needless, they are {@link io.rustbox.judge.TestResult.Skipped},
 * whether they had run or not. A group's verdict and the submission's are those of the first failed test in order, unless a
 * test could not be judged: that is {@code IE}, since nobody knows what it would have been.
 *
 * <p>A {@link io.rustbox.judge.JudgeProgram} is not trusted either. It gets a sandbox and limits of its own, and one that
 * crashes, hangs, floods or says what its {@link io.rustbox.judge.Convention} doesn't know is the judge's failure. A program
 * and its interactor are tied by pipes, and neither sees the other end before the judge has: so it is certain which of the
 * two ended first, and the other is not blamed for what it did at an end of file.
 *
 * <h2>Verdicts</h2>
 *
 * <p>What a judge says of a run, what that rests on, and how it is stored.
 *
 * <pre>
 * Evidence ──Classifier──▶ Outcome ──▶ Verdict ──┐
 * Report   ──▶ Output, times, figures ───────────┴──▶ ExecutionResult ──ResultJson──▶ JSON ──▶ VerdictExplanation
 * </pre>
 *
 * <p>A {@link io.rustbox.judge.Verdict} follows from the {@link io.rustbox.evidence.Evidence} alone, so a stored result
 * can be judged again: {@link io.rustbox.judge.VerdictExplanation} does, and says so when the two differ. Two verdicts
 * need more than one run's evidence: a checker turns AC into WA, and a failed compiler, or one that did not leave what it
 * should have, makes the submission CE. A
 * failure of the sandbox is IE and never the program's fault.
 *
 * <p>The JSON of {@link io.rustbox.judge.ResultJson} keeps everything that the classifier reads, to the nanosecond and
 * the byte:
 *
 * <pre>
 * result    = schema_version status verdict exit_code? signal?
 *             stdout stdout_base64? stdout_written_bytes stderr stderr_base64? stderr_written_bytes output_integrity
 *             cpu_time? wall_time? memory_peak? error? verdict_provenance capability_report? evidence_bundle?
 *             files_base64? files_written_bytes? execution_envelope_id? language execution_start execution_end
 *             compile?
 * provenance = verdict_actor verdict_cause killed_by? verdict_detail verdict_evidence_sources limit_snapshot?
 *             limits_hit
 * capability = mode configured_controls applied_controls missing_controls cgroup_backend_selected? layers host?
 * host      = reproducibility_score lowered_by unknown
 * bundle    = wait_outcome judge_actions cgroup_evidence? timing_evidence output_evidence process_lifecycle
 *             launch_transcript runtime_heap? collected_files evidence_collection_errors
 * compile   = result
 * </pre>
 *
 * <p>A value with a question mark may be null; {@code stdout_base64}, {@code stderr_base64},
 * {@code files_base64} (of output files, by path), {@code files_written_bytes} (of those that were cut),
 * {@code killed_by} and {@code compile} are left out instead. Times are decimal numbers of seconds, sizes are bytes,
 * moments are RFC 3339. A reader ignores names that it does not know.
 */
package io.rustbox.judge;
