package io.rustbox.commands;

/**
 * Text of a program's for a terminal: a control character could repaint what was printed before, such as its verdict, so that each
 * stands as a sign that shows it.
 */
final class Printable {
    /** Of the block Control Pictures, the sign for NUL. */
    private static final char PICTURES = '\u2400';
    private static final char DELETE = 0x7f;
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char REPLACEMENT = '\ufffd';

    private Printable() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            printable.append(of(text.charAt(i)));
        }
        return printable.toString();
    }

    private static char of(char character) {
        if (character == '\n' || character == '\t') {
            return character;
        }
        if (character < ' ') {
            return (char) (PICTURES + character);
        }
        if (character == DELETE) {
            return PICTURE_OF_DELETE;
        }
        return Character.isISOControl(character) || turnsText(character) ? REPLACEMENT : character;
    }

    /** The bidirectional formatting characters that embed, override and isolate. */
    private static boolean turnsText(char character) {
        return character >= '\u202a' && character <= '\u202e' || character >= '\u2066' && character <= '\u2069';
    }
}
