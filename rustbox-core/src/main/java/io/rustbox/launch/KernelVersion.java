package io.rustbox.launch;

import io.rustbox.UnsupportedHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Linux. */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
    /** The oldest that has everything strict needs: {@code mount_setattr} 5.12, {@code cgroup.kill} 5.14, … */
    public static final KernelVersion OLDEST = new KernelVersion(5, 14);

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** {@return the version that {@code release} names, {@code 6.1.0-13-amd64}} */
    public static KernelVersion parse(String release) {
        Matcher numbers = NUMBERS.matcher(release);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a kernel release: " + release);
        }
        return new KernelVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** {@return the version of the running kernel} */
    public static KernelVersion running() {
        return parse(System.getProperty("os.version"));
    }

    void require() throws UnsupportedHostException {
        if (compareTo(OLDEST) < 0) {
            throw new UnsupportedHostException("strict mode needs Linux " + OLDEST + " or newer; this is " + this);
        }
    }

    @Override
    public int compareTo(KernelVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
