package io.rustbox.attack;

import java.util.Arrays;
import java.util.Locale;

/** What attacks are written in: where their files are, how their header is marked, and what room their runtime needs. */
enum Language {
    C(".c", "//", Room.of(64, 16)),
    PYTHON(".py", "#", Room.of(128, 16)),
    JAVA(".java", "//", Room.of(512, 64)),
    JAVASCRIPT(".js", "//", Room.of(512, 32)),
    GO(".go", "//", Room.of(256, 32)),
    RUST(".rs", "//", Room.of(64, 16));

    private final String extension;
    private final String comment;
    private final Room room;

    Language(String extension, String comment, Room room) {
        this.extension = extension;
        this.comment = comment;
        this.room = room;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    String extension() {
        return extension;
    }

    /** What a line of a header begins with. */
    String comment() {
        return comment;
    }

    /** The limits of an attack that asks for no others. */
    Room room() {
        return room;
    }

    static Language ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(language -> language.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no language is called " + folder));
    }
}
