package io.rustbox.commands;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What an I/O exception means: those of files name only the file. */
final class IoMessage {
    private IoMessage() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException file -> file.getFile() + " does not exist";
            case AccessDeniedException file -> file.getFile() + " can't be opened: permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
