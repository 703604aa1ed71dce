package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeccompDataTest {
    /**
     * Offsets as {@code offsetof} gives them for {@code struct seccomp_data}: nr 0, arch 4, instruction_pointer 8,
     * args 16.
     */
    @Test
    void toBuffer_laysOutAsTheKernel() {
        SeccompData data = new SeccompData(1, 2, 3, List.of(4L, 5L, 6L, 7L, 8L, 0x1122334455667788L));
        ByteBuffer buffer = data.toBuffer();

        assertThat(buffer.remaining()).isEqualTo(64);
        assertThat(buffer.getInt(0)).isEqualTo(1);
        assertThat(buffer.getInt(4)).isEqualTo(2);
        assertThat(buffer.getLong(8)).isEqualTo(3);
        assertThat(buffer.getLong(16)).isEqualTo(4);
        assertThat(buffer.getLong(56)).isEqualTo(0x1122334455667788L);
        assertThat(buffer.getInt(SeccompData.lowHalf(5))).isEqualTo(0x55667788);
        assertThat(buffer.getInt(SeccompData.highHalf(5))).isEqualTo(0x11223344);
    }

    @Test
    void of_moreThanSixArguments_isRefused() {
        assertThat(SeccompData.of(Arch.X86_64, 0, 1, 2).args()).containsExactly(1L, 2L, 0L, 0L, 0L, 0L);
        assertThatIllegalArgumentException().isThrownBy(() -> SeccompData.of(Arch.X86_64, 0, 1, 2, 3, 4, 5, 6, 7));
    }
}
