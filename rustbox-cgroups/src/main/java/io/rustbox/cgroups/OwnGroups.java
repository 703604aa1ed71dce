package io.rustbox.cgroups;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of this process, from {@code /proc/self/cgroup}.
 *
 * @param v1 the group's path by v1 controller
 * @param v2 the path in the v2 hierarchy, when there is one
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7), /proc files</a>
 */
record OwnGroups(Map<String, String> v1, Optional<String> v2) {
    static OwnGroups parse(String text) throws IOException {
        var v1 = new HashMap<String, String>();
        Optional<String> v2 = Optional.empty();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            // 4:cpu,cpuacct:/path of v1, 0::/path of v2
            String[] parts = line.split(":", 3);
            if (parts.length < 3 || !parts[2].startsWith("/")) {
                throw new IOException("not a line of self/cgroup: " + line);
            }
            if (parts[1].isEmpty()) {
                v2 = Optional.of(parts[2]);
            } else {
                for (String controller : parts[1].split(",")) {
                    v1.put(controller, parts[2]);
                }
            }
        }
        return new OwnGroups(v1, v2);
    }
}
