package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rustbox.seccomp.ArgCondition.Relation;
import io.rustbox.seccomp.ArgCondition.Width;
import io.rustbox.seccomp.SyscallAction.Errno;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import io.rustbox.seccomp.SyscallRule.Case;
import io.rustbox.seccomp.bpf.Encoding;
import io.rustbox.seccomp.bpf.Instruction;
import io.rustbox.seccomp.bpf.Opcode;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilterCompilerTest {
    private static final long SEED = 20_240_607;

    @ParameterizedTest
    @EnumSource
    void compile_builtInPolicies_agreeWithTheirDataOnEveryNumber(Arch arch) {
        for (SeccompPolicy policy : List.of(SeccompPolicy.judge(), SeccompPolicy.permissive(),
                SeccompPolicy.logOnly("log"))) {
            assertAgrees(policy, arch, new Random(SEED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void compile_randomPolicies_agreeWithTheirDataOnEveryNumber(Arch arch) {
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            assertAgrees(randomPolicy(random, arch), arch, random);
        }
    }

    @ParameterizedTest
    @EnumSource
    void compile_everyRelationWidthAndMask_agreesAroundTheBoundary(Arch arch) {
        long[] values = {0, 1, 0x7fffffffL, 0x80000000L, 0xffffffffL, 0x100000000L, 0x8000000000000000L, -1L};
        for (Relation relation : Relation.values()) {
            for (Width width : Width.values()) {
                for (long mask : new long[]{-1L, 0xffffffffL, 0xf0f0f0f0_0f0f0f0fL, 0xff00000000L, 0}) {
                    for (long value : values) {
                        SeccompPolicy policy = oneCondition(condition(width, mask, relation, value));
                        SeccompFilter filter = policy.compile(arch);
                        for (long argument : around(value)) {
                            SeccompData data = SeccompData.of(arch, number(arch, "read"), 0, 0, argument);
                            assertThat(filter.evaluate(data))
                                    .as("%s of 0x%x", policy.rules(), argument)
                                    .isEqualTo(NaivePolicy.of(policy, arch).evaluate(data));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void compile_policyFarBeyondAJumpsReach_agreesWithItsData(Arch arch) {
        SeccompPolicy policy = SeccompPolicy.allowList("huge", 38)
                .with(manyCases("read", 300), manyCases("write", 301));
        SeccompFilter filter = policy.compile(arch);

        assertThat(filter.length()).isBetween(900, 4096);
        assertThat(instructions(filter)).anyMatch(instruction -> instruction.code() == (Opcode.JMP | Opcode.JA));
        for (String name : List.of("read", "write", "close")) {
            for (int argument = -1; argument <= 301; argument++) {
                SeccompData data = SeccompData.of(arch, number(arch, name), argument);
                assertThat(filter.evaluate(data)).isEqualTo(NaivePolicy.of(policy, arch).evaluate(data));
            }
        }
        assertEveryInstructionIsReachable(filter);
    }

    @Test
    void compile_manyTestsOfOneArgument_loadItOnce() {
        SeccompFilter filter =
                SeccompPolicy.allowList("one argument", 38).with(manyCases("read", 30)).compile(Arch.X86_64);

        int load = Opcode.LD | Opcode.W | Opcode.ABS;
        assertThat(instructions(filter))
                .filteredOn(instruction -> instruction.code() == load)
                .extracting(Instruction::k)
                .containsExactly(SeccompData.ARCH_OFFSET, SeccompData.NR_OFFSET, SeccompData.lowHalf(0));
    }

    @Test
    void compile_programLongerThanTheKernelTakes_refusesWithBothLengths() {
        SeccompPolicy policy = SeccompPolicy.denyList("too long").with(manyCases("read", 5000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.compile(Arch.X86_64))
                .withMessageMatching("the program has \\d{4,} instructions, the kernel takes 1 to 4096");
    }

    @ParameterizedTest
    @EnumSource
    void compile_builtInPolicies_haveNoDeadCode(Arch arch) {
        assertEveryInstructionIsReachable(SeccompPolicy.judge().compile(arch));
        assertEveryInstructionIsReachable(SeccompPolicy.permissive().compile(arch));
    }

    @ParameterizedTest
    @EnumSource
    void compile_judge_decidesEveryNumberWithinFewSteps(Arch arch) {
        SeccompFilter filter = SeccompPolicy.judge().compile(arch);

        assertThat(longestPathToADecisionByNumber(instructions(filter))).isLessThanOrEqualTo(16);
    }

    @Test
    void compile_policyOfOneAction_takesNoNumberIntoAccount() {
        SeccompFilter filter = SeccompPolicy.logOnly("log").compile(Arch.AARCH64);

        assertThat(filter.disassemble().lines()).hasSizeLessThanOrEqualTo(4);
        assertThat(filter.disassemble()).doesNotContain("; nr");
    }

    @Test
    void compile_twice_givesTheSameBytes() {
        SeccompFilter first = SeccompPolicy.judge().compile(Arch.X86_64);
        SeccompFilter second = SeccompPolicy.judge().compile(Arch.X86_64);

        assertThat(first.toBytes()).isEqualTo(second.toBytes()).hasSize(first.length() * 8);
        assertThat(first.sha256()).isEqualTo(second.sha256()).matches("[0-9a-f]{64}");
        assertThat(SeccompPolicy.permissive().compile(Arch.X86_64).sha256()).isNotEqualTo(first.sha256());
    }

    private static void assertAgrees(SeccompPolicy policy, Arch arch, Random random) {
        SeccompFilter filter = policy.compile(arch);
        NaivePolicy naive = NaivePolicy.of(policy, arch);
        long[] interesting = valuesIn(policy);
        IntStream numbers = IntStream.concat(IntStream.rangeClosed(-1, 2000),
                IntStream.concat(IntStream.rangeClosed(0x40000000, 0x40000400),
                        IntStream.of(0x3fffffff, 0x7fffffff, 0x80000000, 0x80000001)));
        List<SeccompData> disagreed = numbers.boxed()
                .flatMap(number -> Stream.of(
                        SeccompData.of(arch, number, randomArguments(random, interesting)),
                        SeccompData.of(arch, number, randomArguments(random, interesting)),
                        new SeccompData(number, random.nextInt(), 0, Collections.nCopies(6, 0L))))
                .filter(data -> !filter.evaluate(data).equals(naive.evaluate(data)))
                .toList();
        assertThat(disagreed).as(policy.toString()).isEmpty();
    }

    private static long[] valuesIn(SeccompPolicy policy) {
        return policy.rules().stream()
                .flatMap(rule -> rule.cases().stream())
                .flatMap(tested -> tested.conditions().stream())
                .mapToLong(ArgCondition::value)
                .toArray();
    }

    /**
     * Half of the arguments come from the policy's own values, or their neighbours, so that conditions hold at times.
     */
    private static long[] randomArguments(Random random, long[] interesting) {
        return random.longs(6)
                .map(any -> interesting.length == 0 || random.nextBoolean()
                        ? any >>> random.nextInt(64)
                        : interesting[random.nextInt(interesting.length)] + random.nextInt(3) - 1)
                .toArray();
    }

    private static SeccompPolicy randomPolicy(Random random, Arch arch) {
        List<Arch.Syscall> calls = new ArrayList<>(arch.syscalls());
        Collections.shuffle(calls, random);
        List<SyscallRule> rules = calls.subList(0, random.nextInt(calls.size())).stream()
                .map(call -> new SyscallRule(call.name(), randomCases(random), randomAction(random)))
                .toList();
        return new SeccompPolicy(
                "random", randomAction(random), randomAction(random), randomAction(random), rules);
    }

    private static List<Case> randomCases(Random random) {
        int count = Math.max(0, random.nextInt(12) - 8);
        return Stream.generate(() -> new Case(randomConditions(random), randomAction(random))).limit(count).toList();
    }

    private static List<ArgCondition> randomConditions(Random random) {
        return Stream.generate(() -> {
            Width width = Width.values()[random.nextInt(2)];
            Relation relation = Relation.values()[random.nextInt(6)];
            long mask = random.nextBoolean() ? -1L : random.nextLong();
            ArgCondition any = condition(width, mask, relation, random.nextLong() >>> random.nextInt(64));
            return new ArgCondition(random.nextInt(6), width, any.mask(), relation, any.value());
        })
                .limit(1 + random.nextInt(3))
                .toList();
    }

    private static SyscallAction randomAction(Random random) {
        List<SyscallAction> actions = List.of(new SyscallAction.Allow(), new SyscallAction.Log(), new KillProcess(),
                new SyscallAction.KillThread(), new SyscallAction.Trap(), new Errno(random.nextInt(4)),
                new SyscallAction.Trace(random.nextInt(4)), new SyscallAction.UserNotify());
        return actions.get(random.nextInt(actions.size()));
    }

    /** A legal condition on argument 2 that is as near as possible to what was asked for. */
    private static ArgCondition condition(Width width, long mask, Relation relation, long value) {
        long bits = mask & width.bits();
        boolean equality = relation == Relation.EQUAL || relation == Relation.NOT_EQUAL;
        return new ArgCondition(2, width, bits, relation, value & (equality ? bits : width.bits()));
    }

    private static SeccompPolicy oneCondition(ArgCondition condition) {
        return SeccompPolicy.denyList("one").with(
                new SyscallRule("read", List.of(Case.when(new Errno(1), condition)), new Errno(2)));
    }

    private static SyscallRule manyCases(String syscall, int count) {
        List<Case> cases = IntStream.range(0, count)
                .mapToObj(i -> Case.when(new Errno(i % 7), ArgCondition.of32(0, Relation.EQUAL, i)))
                .toList();
        return new SyscallRule(syscall, cases, new KillProcess());
    }

    private static long[] around(long value) {
        return LongStream.of(
                value - 1, value, value + 1, value ^ 0x8000000000000000L, value ^ 0x100000000L, ~value, 0, -1)
                .toArray();
    }

    private static int number(Arch arch, String name) {
        return arch.syscallNumber(name).orElseThrow();
    }

    private static List<Instruction> instructions(SeccompFilter filter) {
        return Encoding.decode(filter.toBytes(), ByteOrder.LITTLE_ENDIAN);
    }

    private static void assertEveryInstructionIsReachable(SeccompFilter filter) {
        List<Instruction> program = instructions(filter);
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int pc = open.pop();
            if (reached.add(pc)) {
                successors(program, pc).forEach(open::push);
            }
        }
        assertThat(reached).hasSize(program.size());
    }

    private static List<Integer> successors(List<Instruction> program, int pc) {
        Instruction instruction = program.get(pc);
        if ((instruction.code() & Opcode.CLASS) == Opcode.RET) {
            return List.of();
        }
        if (instruction.code() == (Opcode.JMP | Opcode.JA)) {
            return List.of(pc + 1 + instruction.k());
        }
        return (instruction.code() & Opcode.CLASS) == Opcode.JMP
                ? List.of(pc + 1 + instruction.jt(), pc + 1 + instruction.jf())
                : List.of(pc + 1);
    }

    /** Steps from the start to a return or to the first look at an argument, the longest way there is. */
    private static int longestPathToADecisionByNumber(List<Instruction> program) {
        int[] longest = new int[program.size()];
        for (int pc = program.size() - 1; pc >= 0; pc--) {
            Instruction instruction = program.get(pc);
            boolean looksAtArgument = instruction.code() == (Opcode.LD | Opcode.W | Opcode.ABS)
                    && instruction.k() >= SeccompData.ARGS_OFFSET;
            int following = successors(program, pc).stream().mapToInt(next -> longest[next]).max().orElse(0);
            longest[pc] = looksAtArgument ? 0 : 1 + following;
        }
        return longest[0];
    }
}
