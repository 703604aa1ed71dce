package io.rustbox.cgroups;

import java.nio.file.Path;

/** Writes limits and holds the kernel to them. */
final class LimitFile {
    // Page sizes of x86-64 (4 KiB) and aarch64 (4, 16 or 64 KiB).
    private static final long[] PAGE_SIZES = {4 << 10, 16 << 10, 64 << 10};

    private LimitFile() {}

    /** Sets a limit that has to read back as written. */
    static Setting exact(Path file, String value) throws CgroupException {
        String readBack = ControlFile.exchange(file, value);
        if (!readBack.equals(value)) {
            throw differs(file, value, readBack);
        }
        return new Setting(file, value, readBack);
    }

    /** Sets a limit in bytes, which the kernel rounds down to whole pages. */
    static Setting pages(Path file, long bytes) throws CgroupException {
        String value = Long.toString(bytes);
        String readBack = ControlFile.exchange(file, value);
        if (!isRounded(bytes, readBack)) {
            throw differs(file, value, readBack);
        }
        return new Setting(file, value, readBack);
    }

    static boolean isRounded(long bytes, String readBack) {
        for (long page : PAGE_SIZES) {
            if (readBack.equals(Long.toString(bytes & -page))) {
                return true;
            }
        }
        return false;
    }

    private static CgroupException differs(Path file, String written, String readBack) {
        return new CgroupException(
                CgroupException.Operation.VERIFY,
                file,
                "wrote " + written + ", reads back " + (readBack.isEmpty() ? "nothing" : readBack),
                "the limit is not in force; see that nothing else manages this group");
    }
}
