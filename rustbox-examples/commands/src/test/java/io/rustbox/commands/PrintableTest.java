package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void of_controlCharacters_areShown() {
        assertThat(Printable.of("a\u001b[2K\rAC\u0000\u007f\u009b1A"))
                .isEqualTo("a\u241b[2K\u240dAC\u2400\u2421\ufffd1A");
    }

    @Test
    void of_charactersThatTurnText_areReplaced() {
        assertThat(Printable.of("\u202eCA\u2066x")).isEqualTo("\ufffdCA\ufffdx");
    }

    @Test
    void of_text_isLeftAsItIs() {
        String text = "Zeile\tmit\nÄ, 漢字 und \ud83d\ude00\u200d";
        assertThat(Printable.of(text)).isEqualTo(text);
    }
}
