package io.rustbox.judge;

import java.util.ArrayList;
import java.util.List;

/** Cuts Java text into names, and characters that stand for themselves. Comments, blanks and literals are left out. */
final class JavaTokens {
    private static final String TEXT_BLOCK = "\"\"\"";

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private JavaTokens(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        return new JavaTokens(text).read();
    }

    private List<String> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("//", at)) {
                goBehind("\n", at);
            } else if (text.startsWith("/*", at)) {
                goBehind("*/", at + 2);
            } else if (text.startsWith(TEXT_BLOCK, at)) {
                skipLiteral(TEXT_BLOCK);
            } else if (c == '"' || c == '\'') {
                skipLiteral(String.valueOf(c));
            } else if (Character.isJavaIdentifierPart(c)) {
                name();
            } else {
                if (!Character.isWhitespace(c)) {
                    tokens.add(String.valueOf(c));
                }
                at++;
            }
        }
        return tokens;
    }

    private void name() {
        int begin = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        tokens.add(text.substring(begin, at));
    }

    private void skipLiteral(String quote) {
        for (at += quote.length(); at < text.length() && !text.startsWith(quote, at); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at += quote.length();
    }

    private void goBehind(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }
}
