package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Output;
import io.rustbox.SetupException;
import io.rustbox.evidence.Classifier;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.evidence.HostConditions;
import io.rustbox.evidence.SupervisorAction;
import io.rustbox.judge.ResultJson.Layout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultJsonTest {
    @ParameterizedTest
    @EnumSource
    void read_whatWasWritten_isEqualAndClassifiesAlike(Layout layout) throws IOException {
        RandomResults results = new RandomResults(RandomGeneratorFactory.of("L64X128MixRandom").create(20260102));
        for (int run = 0; run < 500; run++) {
            ExecutionResult written = results.next();

            ExecutionResult read = ResultJson.read(ResultJson.text(written, layout));

            assertThat(read).isEqualTo(written);
            assertThat(read.evidence().map(Classifier::explain))
                    .isEqualTo(written.evidence().map(Classifier::explain));
            assertThat(ResultJson.text(read, layout)).isEqualTo(ResultJson.text(written, layout));
        }
    }

    @Test
    void write_toStream_endsTheLineAndLeavesItOpen() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        ExecutionResult result = Results.of(new EvidenceBuilder());
        ResultJson.write(result, out, Layout.COMPACT);

        assertThat(out.toString(UTF_8)).isEqualTo(ResultJson.text(result, Layout.COMPACT) + "\n");
        assertThat(closed).containsExactly(false);
    }

    @Test
    void text_indented_isAsRecorded() throws IOException {
        EvidenceBuilder timeLimit = new EvidenceBuilder()
                .cpu(1003)
                .signaled(9)
                .pidsFailures(2)
                .action(SupervisorAction.Kind.KILL_CPU_LIMIT, 1002);

        String text = ResultJson.text(Results.of(timeLimit), Layout.INDENTED);

        assertThat(text + "\n").isEqualTo(recorded("cpu-limit.json"));
    }

    @Test
    void text_launchFailed_hasNoEvidence() {
        ExecutionResult failed = ExecutionResult.failed(
                "python", new SetupException("mount proc", "no memory"), Results.START, Results.START);

        assertThat(ResultJson.text(failed, Layout.COMPACT))
                .startsWith("{\"schema_version\":\"1.0\",\"status\":\"IE\",\"verdict\":\"IE\",\"exit_code\":null,")
                .contains("\"error\":\"mount proc: no memory\"")
                .contains("\"verdict_cause\":\"launch_failed\"")
                .contains("\"evidence_bundle\":null")
                .doesNotContain("compile");
    }

    @Test
    void text_outputThatIsNotUtf8_isReplacedAndKept() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, 0, 'b'};
        ExecutionResult result = withStdout(bytes);

        String json = ResultJson.text(result, Layout.COMPACT);

        assertThat(json).contains("\"stdout\":\"a\ufffd\\u0000b\",\"stdout_base64\":\"Yf8AYg==\"");
        assertThat(ResultJson.read(json).stdout().bytes()).isEqualTo(bytes);
    }

    @Test
    void text_outputThatHoldsAReplacementCharacter_isUtf8() {
        assertThat(ResultJson.text(withStdout("\ufffd".getBytes(UTF_8)), Layout.COMPACT)).doesNotContain("base64");
    }

    @Test
    void read_unknownMembers_areIgnored() throws IOException {
        String more = recorded("cpu-limit.json")
                .replace("\"status\"", "\"later\" : [{\"x\": [1.5, true, null]}], \"status\"")
                .replace("\"step\"", "\"later\" : 1e9, \"step\"");

        assertThat(ResultJson.read(more)).isEqualTo(ResultJson.read(recorded("cpu-limit.json")));
    }

    /** Results that were stored before the host's conditions were read have none. */
    @Test
    void read_withoutTheHost_isUnknown() throws IOException {
        String older = recorded("cpu-limit.json").replaceFirst("(?s),\\s*\"host\" : \\{.*?\\}", "");

        assertThat(older).doesNotContain("reproducibility_score");
        assertThat(ResultJson.read(older).evidence().orElseThrow().host()).isEmpty();
        assertThat(ResultJson.read(recorded("cpu-limit.json")).evidence().orElseThrow().host())
                .contains(new HostConditions(70, List.of("smt"), List.of("turbo")));
    }

    @Test
    void read_leavesTheStreamOpen() throws IOException {
        InputStream in = new ByteArrayInputStream(recorded("cpu-limit.json").getBytes(UTF_8)) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        assertThat(ResultJson.read(in).verdict().cause()).isEqualTo(VerdictCause.CPU_LIMIT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "reproducibility_score" : 70 | "reproducibility_score" : 101 | $.capability_report.host.reproducibility_score: expected a number from 0 to 100
            "schema_version" : "1.0" | "schema_version" : "2.0" | $.schema_version: this program reads
            "schema_version" : "1.0", | '' | $.schema_version: missing
            "verdict" : "TLE" | "verdict" : "tle" | $.verdict: "tle" is none of [AC, WA,
            "verdict" : "TLE" | "verdict" : 7 | $.verdict: expected a string, found the number 7
            "stdout" : "abc" | "stdout" : ["abc"] | $.stdout: expected a string, found an array
            "stdout" : "abc" | "stdout":"", "stdout_base64":"*" | $.stdout_base64: not Base64
            "oom_kill_events" : 0 | "oom_kill_events" : "0" | <group>.oom_kill_events: expected a whole number from 0
            "oom_kill_events" : 0 | "oom_kill_events" : [] | <group>.oom_kill_events: expected a whole number
            "oom_kill_events" : 0 | "oom_kill_events" : 0.5 | <group>.oom_kill_events: expected a whole number
            "oom_kill_events" : 0 | "oom_kill_events" : -1 | <group>.oom_kill_events: expected a whole number
            "oom_kill_events" : 0 | "oom_kill_events" : 1e3 | <group>.oom_kill_events: expected a whole number
            "oom_kill_events" : 0 | "oom_kill_events" : 9223372036854775808 | <group>.oom_kill_events: expected
            "wall_seconds" : 0.3 | "wall_seconds" : -0.3 | <timing>.wall_seconds: expected a number of seconds
            "wall_seconds" : 0.3 | "wall_seconds" : 1e999999999 | <timing>.wall_seconds: expected a number of seconds
            "wall_seconds" : 0.3 | "wall_seconds" : 1e-999999999 | <timing>.wall_seconds: expected a number of seconds
            "wall_seconds" : 0.3 | "wall_seconds" : 0.0000000001 | <timing>.wall_seconds: expected a number of seconds
            "wall_seconds" : 0.3 | "wall_seconds" : 1e99999999999 | <timing>.wall_seconds: not a number that can be read
            "wall_seconds" : 0.3, | '' | <timing>.wall_seconds: missing
            "at_seconds" : 1.002 | "at_seconds" : true | <bundle>.judge_actions[0].at_seconds: expected
            "processes" : 16 | "processes" : 4294967296 | <limits>.processes: expected a whole number from 0 to 2147
            "terminating_signal" : 9 | "terminating_signal" : 65 | <wait>.terminating_signal: expected a signal
            "terminating_signal" : 9 | "exit_code" : 9 | <wait>.exit_code: not JSON: Duplicate field 'exit_code'
            "layer" : "seccomp" | "layer" : "tinfoil" | $.capability_report.layers[4].layer: "tinfoil" is none of
            "capability_report" : { | "capability" : { | $.capability_report: missing
            "execution_start" : "2026 | "execution_start" : "x2026 | $.execution_start: expected a time
            "leftovers" : [ ] | "leftovers" : [ 1, "2" ] | <bundle>.process_lifecycle.leftovers[1]: expected
            "limits_hit" : [ | "limits_hit" : [ oops, | $.verdict_provenance.limits_hit[0]: not JSON:
            """)
    void read_malformedMember_namesItsPath(String good, String bad, String message) throws IOException {
        String json = recorded("cpu-limit.json");
        assertThat(json).contains(good);

        assertThatThrownBy(() -> ResultJson.read(json.replaceFirst(Pattern.quote(good), bad)))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageStartingWith(message
                        .replace("<bundle>", "$.evidence_bundle")
                        .replace("<group>", "$.evidence_bundle.cgroup_evidence")
                        .replace("<timing>", "$.evidence_bundle.timing_evidence")
                        .replace("<wait>", "$.evidence_bundle.wait_outcome")
                        .replace("<limits>", "$.verdict_provenance.limit_snapshot"));
    }

    @Test
    void read_bothStatusAndSignal_isRefused() throws IOException {
        String json = recorded("cpu-limit.json")
                .replace("      \"exit_code\" : null", "      \"exit_code\" : 0");

        assertThatThrownBy(() -> ResultJson.read(json))
                .isInstanceOf(ResultFormatException.class)
                .hasMessage("$.evidence_bundle.wait_outcome.terminating_signal: "
                        + "a program that exited was not ended by a signal as well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{} {}", "[]", "null", "nul", "\"a", "{\"a\":}", "[1,]", "{,}"})
    void read_notAResult_isRefused(String text) {
        assertThatThrownBy(() -> ResultJson.read(text))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageStartingWith("$");
    }

    @Test
    void read_nestedTooDeep_isRefused() {
        assertThatThrownBy(() -> ResultJson.read("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void read_bytesThatAreNotUtf8_areRefused() {
        byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThatThrownBy(() -> ResultJson.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(ResultFormatException.class);
    }

    @Test
    void read_truncatedAnywhere_isRefused() throws IOException {
        String json = ResultJson.text(Results.of(new EvidenceBuilder()), Layout.COMPACT);
        for (int length = 0; length < json.length(); length += 17) {
            String cut = json.substring(0, length);
            assertThatThrownBy(() -> ResultJson.read(cut)).isInstanceOf(ResultFormatException.class);
        }
    }

    private static ExecutionResult withStdout(byte[] bytes) {
        ExecutionResult run = Results.of(new EvidenceBuilder());
        return new ExecutionResult(
                run.language(), run.verdict(), new Output(bytes, bytes.length), run.stderr(), run.started(),
                run.ended(), run.envelopeId(), run.evidence(), run.files(), run.compile());
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = ResultJsonTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
