package io.rustbox.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.attack.Attack.Ending;
import io.rustbox.attack.Attack.Line;
import io.rustbox.attack.Attack.Who;
import io.rustbox.evidence.Limit;
import io.rustbox.judge.VerdictCause;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArsenalTest {
    private static final String HEADER = """
            # goal: more processes
            # limits: processes=8 memory=32
            # confined: nonzero_exit 3
            # otherwise: wall_limit and hits memory process
            # prints: 7
            # matches: E.*
            # hits: process
            # leaves: 7
            # unconfined: user 0
            # arguments: 64
            # prints: 64

            import os
            """;

    @ParameterizedTest
    @EnumSource(Language.class)
    void attacks_inEveryLanguage_areAHandfulAtLeast(Language language) {
        assertThat(Arsenal.attacks()).filteredOn(attack -> attack.language() == language).hasSizeGreaterThan(4);
    }

    @Test
    void header_complete_isRead() {
        Attack attack = AttackReader.read(Language.PYTHON, "many", HEADER);
        assertThat(attack).hasToString("python/many: more processes");
        assertThat(attack.room().limits().processes()).isEqualTo(8);
        assertThat(attack.confined().usual())
                .isEqualTo(new Ending(VerdictCause.NONZERO_EXIT, OptionalInt.of(3), Set.of(Limit.PROCESS)));
        assertThat(attack.confined().ending(VerdictCause.WALL_LIMIT))
                .isEqualTo(new Ending(VerdictCause.WALL_LIMIT, OptionalInt.empty(), Set.of(Limit.MEMORY, Limit.PROCESS)));
        assertThat(attack.confined().ending(VerdictCause.CPU_LIMIT)).isEqualTo(attack.confined().usual());
        assertThat(attack.confined().output()).containsExactly(new Line.Exact("7"), new Line.Like("E.*"));
        assertThat(attack.confined().leaves()).hasValue(7);
        assertThat(attack.unconfined().who()).isEqualTo(Who.USER);
        assertThat(attack.unconfined().arguments()).isEqualTo(List.of("64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"goal", "confined", "unconfined"})
    void header_withoutWhatIsNeeded_isRefused(String key) {
        String without = HEADER.replaceAll("# " + key + ": .*\n", "");
        assertThatThrownBy(() -> AttackReader.read(Language.PYTHON, "many", without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("python/many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherwise: signal", "otherwise: wall_limit 3", "otherwise: wall_limit and hits nothing"})
    void header_withAnotherEndingThatIsNone_isRefused(String line) {
        String changed = HEADER.replaceAll("otherwise: .*", line);
        assertThatThrownBy(() -> AttackReader.read(Language.PYTHON, "many", changed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# goal: twice\n", "# unless: too early\n", "# no key\n", "# limits: speed=3\n"})
    void header_withWhatDoesNotBelongThere_isRefused(String line) {
        assertThatThrownBy(() -> AttackReader.read(Language.PYTHON, "many", line + HEADER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
