package io.rustbox.testing;

import java.util.Arrays;
import java.util.List;

/** What the test program {@code view} printed of its surroundings. */
public record View(List<String> lines) {
    public View {
        lines = List.copyOf(lines);
    }

    /** {@return what is in the output of {@code view}} */
    public static View of(String output) {
        return new View(output.lines().toList());
    }

    /** {@return every value of {@code name}, in the order seen} */
    public List<String> all(String name) {
        String prefix = name + " ";
        return lines.stream().filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()))
                .toList();
    }

    /** {@return the only value of {@code name}} */
    public String one(String name) {
        List<String> all = all(name);
        if (all.size() != 1) {
            throw new AssertionError(name + " was seen " + all.size() + " times in\n" + String.join("\n", lines));
        }
        return all.getFirst();
    }

    /** {@return a line of {@code /proc/self/status}, its white space made single blanks} */
    public String status(String field) {
        return all("status").stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip().replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " in /proc/self/status"));
    }

    /** {@return the mounts, each as {@code TARGET TYPE OPTIONS}, from {@code /proc/self/mountinfo}} */
    public List<String> mounts() {
        return all("mount").stream().map(View::mount).toList();
    }

    // 36 35 98:0 /root /target rw,noatime master:1 - ext4 /dev/root rw,errors=continue
    private static String mount(String line) {
        String[] fields = line.split(" ", -1);
        String type = fields[Arrays.asList(fields).indexOf("-") + 1];
        return fields[4] + " " + type + " " + fields[5];
    }
}
