package io.rustbox.cgroups;

import java.util.Optional;

/** Text of lines {@code key value}, as the kernel's control group documentation calls "flat keyed". */
final class FlatKeyed {
    private FlatKeyed() {}

    static Optional<String> value(String text, String key) {
        for (int start = 0; start < text.length();) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int value = start + key.length() + 1;
            if (value <= end && text.startsWith(key, start) && text.charAt(value - 1) == ' ') {
                return Optional.of(text.substring(value, end));
            }
            start = end + 1;
        }
        return Optional.empty();
    }
}
