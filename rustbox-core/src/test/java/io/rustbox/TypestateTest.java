package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong programs don't compile, and for the right reason. */
class TypestateTest {
    private static final String LOCKED_MISMATCH =
            "io.rustbox.Locked<io.rustbox.Permissive> cannot be converted to io.rustbox.Locked<io.rustbox.Strict>";

    @TempDir
    private Path output;

    @Test
    void compile_allLayersInTurn_works() {
        assertThat(errors("""
                try (var sandbox = Sandbox.builder().isolate(root).limit(limits).lock(lockdown)) {
                    judge(sandbox);
                    Report first = sandbox.run(command);
                    try (Running<Strict> running = sandbox.start(command)) {
                        Report second = running.await();
                    }
                }
                try (Locked<Permissive> sandbox = Sandbox.permissive().isolate(root).limit(limits).lock(lockdown)) {
                    Report report = sandbox.run(command);
                }
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "limit  | Sandbox.builder().limit(limits);",
        "lock   | Sandbox.builder().lock(lockdown);",
        "start  | Sandbox.builder().start(command);",
        "run    | Sandbox.builder().run(command);",
        "lock   | Sandbox.builder().isolate(root).lock(lockdown);",
        "start  | Sandbox.builder().isolate(root).start(command);",
        "start  | Sandbox.builder().isolate(root).limit(limits).start(command);",
        "run    | Sandbox.builder().isolate(root).limit(limits).run(command);",
        "limit  | Sandbox.permissive().limit(limits);",
        "start  | Sandbox.permissive().isolate(root).limit(limits).start(command);"})
    void compile_layerSkipped_failsForWantOfTheMethod(String method, String statement) {
        assertNoMethod(method, statement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "isolate | Sandbox.builder().isolate(root).isolate(root);",
        "limit   | Sandbox.builder().isolate(root).limit(limits).limit(limits);",
        "lock    | Sandbox.builder().isolate(root).limit(limits).lock(lockdown).lock(lockdown);",
        "start   | Sandbox.builder().isolate(root).limit(limits).lock(lockdown).start(command).start(command);"})
    void compile_layerRepeated_failsForWantOfTheMethod(String method, String statement) {
        assertNoMethod(method, statement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "isolate | Sandbox.builder().isolate(root).limit(limits).isolate(root);",
        "lock    | Sandbox.builder().isolate(root).lock(lockdown).limit(limits);",
        "limit   | Sandbox.builder().isolate(root).limit(limits).lock(lockdown).limit(limits);",
        "isolate | Sandbox.builder().isolate(root).limit(limits).lock(lockdown).isolate(root);"})
    void compile_layersReordered_failsForWantOfTheMethod(String method, String statement) {
        assertNoMethod(method, statement);
    }

    @Test
    void compile_permissiveHandedToAMethodForStrict_fails() {
        assertError("compiler.err.prob.found.req", LOCKED_MISMATCH,
                "judge(Sandbox.permissive().isolate(root).limit(limits).lock(lockdown));");
    }

    @Test
    void compile_permissiveAssignedToStrict_fails() {
        assertError("compiler.err.prob.found.req", LOCKED_MISMATCH,
                "Locked<Strict> sandbox = Sandbox.permissive().isolate(root).limit(limits).lock(lockdown);");
    }

    @Test
    void compile_permissiveCastToStrict_fails() {
        assertError("compiler.err.prob.found.req",
                "Isolated<io.rustbox.Permissive> cannot be converted to io.rustbox.Isolated<io.rustbox.Strict>",
                "var sandbox = (Isolated<Strict>) Sandbox.permissive().isolate(root);");
    }

    @Test
    void compile_enforcementOfUnknownLevel_fails() {
        assertError("compiler.err.prob.found.req", "cannot be converted",
                "Locked<Strict> sandbox = (Locked<? extends Enforcement>) null;");
    }

    @ParameterizedTest
    @CsvSource({"Unconfigured<Strict>", "Isolated<Strict>", "Limited<Strict>", "Locked<Strict>", "Running<Strict>",
        "Enforcement"})
    void compile_ownImplementationOfAState_failsAsItIsSealed(String state) {
        List<Diagnostic<? extends JavaFileObject>> errors =
                ClientProgram.compileMembers(output, "static abstract class Forged implements " + state + " {}");
        assertThat(errors).isNotEmpty()
                .allSatisfy(error -> assertThat(error.getCode()).startsWith("compiler.err."))
                .anySatisfy(error -> assertThat(error.getMessage(Locale.ROOT)).contains("sealed"));
    }

    @ParameterizedTest
    @CsvSource({"IsolatedState", "LimitedState", "LockedState", "RunningState", "UnconfiguredState"})
    void compile_implementationUsed_failsAsItIsNotPublic(String state) {
        assertError("compiler.err.not.def.public.cant.access", state + " is not public in io.rustbox",
                "var forged = new io.rustbox." + state + "<Strict>(null);");
    }

    @ParameterizedTest
    @CsvSource({"launch.Launcher", "launch.Keeper", "plan.StrictRun", "linux.Replayer"})
    void compile_internalsUsed_failsAsTheirPackageIsNotExported(String type) {
        assertError("compiler.err.package.not.visible", "does not export it",
                "io.rustbox." + type + " internal = null;");
    }

    @Test
    void compile_enforcementInstantiated_fails() {
        assertError("compiler.err.report.access", "Strict() has private access", "new Strict();");
    }

    @Test
    void compile_outcomeSwitchedOverWithoutAllCases_fails() {
        assertError("compiler.err.not.exhaustive", "does not cover all possible input values",
                "Outcome outcome = null; int x = switch (outcome) { case Outcome.Exited _ -> 1; };");
    }

    private void assertNoMethod(String method, String statement) {
        assertError("compiler.err.cant.resolve.location.args", "method " + method + "(", statement);
    }

    private void assertError(String code, String message, String statements) {
        assertThat(errors(statements)).singleElement().satisfies(error -> {
            assertThat(error.getCode()).isEqualTo(code);
            assertThat(error.getMessage(Locale.ROOT)).contains(message);
        });
    }

    private List<Diagnostic<? extends JavaFileObject>> errors(String statements) {
        return ClientProgram.compile(output, statements);
    }
}
