package io.rustbox.linux;

import java.util.Locale;

/** A CPU architecture, with the few constants of {@code <asm/fcntl.h>} that differ between them. */
public enum Arch {
    X86_64(0x10000, 0x20000, 62),
    AARCH64(0x4000, 0x8000, 183);

    private static final Arch CURRENT = of(System.getProperty("os.arch"));

    private final int oDirectory;
    private final int oNofollow;
    private final int elfMachine;

    Arch(int oDirectory, int oNofollow, int elfMachine) {
        this.oDirectory = oDirectory;
        this.oNofollow = oNofollow;
        this.elfMachine = elfMachine;
    }

    /** {@return the architecture of this JVM} */
    public static Arch current() {
        return CURRENT;
    }

    static Arch of(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            default -> throw new UnsupportedOperationException(
                    "rustbox runs on Linux x86-64 and aarch64; this JVM is for " + osArch);
        };
    }

    public int O_DIRECTORY() {
        return oDirectory;
    }

    public int O_NOFOLLOW() {
        return oNofollow;
    }

    /** {@return {@code e_machine} of {@code <elf.h>}} */
    int elfMachine() {
        return elfMachine;
    }

    /** {@return the name used in resource names, {@code x86_64}} */
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
