package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RawArgumentsTest {
    @Test
    void parse_words_areSplitAtNul() {
        assertThat(RawArguments.parse("java\0-x\0\0ä €😀\0".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("java", "-x", "", "ä €😀");
    }

    @Test
    void bytes_ofWhatWasParsed_areTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] word = new byte[random.nextInt(12)];
            random.nextBytes(word);
            for (int j = 0; j < word.length; j++) {
                word[j] = word[j] == 0 ? 1 : word[j];
            }
            byte[] line = Arrays.copyOf(word, word.length + 1);

            assertThat(RawArguments.bytes(RawArguments.parse(line).getFirst())).isEqualTo(word);
        }
    }

    @Test
    void isText_bytesThatAreNotUtf8_isNot() {
        assertThat(RawArguments.isText(RawArguments.parse(new byte[]{'a', (byte) 0xC3, (byte) 0xA4, 0}).getFirst()))
                .isTrue();
        assertThat(RawArguments.isText(RawArguments.parse(new byte[]{'a', (byte) 0xC3, 0}).getFirst()))
                .isFalse();
    }
}
