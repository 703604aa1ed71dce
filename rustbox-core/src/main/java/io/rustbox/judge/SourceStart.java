package io.rustbox.judge;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a source begins, when comments and blanks are not looked at. */
final class SourceStart {
    private SourceStart() {}

    static boolean isOneOf(List<String> starts, byte[] source) {
        String text = new String(source, StandardCharsets.ISO_8859_1);
        int at = begin(text);
        return starts.stream().anyMatch(start -> text.startsWith(start, at));
    }

    private static int begin(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = behind("\n", text, at);
            } else if (text.startsWith("/*", at)) {
                at = behind("*/", text, at + 2);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int behind(String end, String text, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
