package io.rustbox.attack;

import io.rustbox.Command;
import io.rustbox.Command.BoxFile;
import io.rustbox.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An attack as it is run, the same way inside and outside.
 *
 * @param program absolute, or relative to the directory that the files are in
 * @param bound what of the host has to be in the sandbox for it
 */
record Built(List<BoxFile> files, String program, List<String> arguments, List<Path> bound) {
    Built {
        files = List.copyOf(files);
        arguments = List.copyOf(arguments);
        bound = List.copyOf(bound);
    }

    Command command() {
        Command command = Command.of(program, arguments.toArray(String[]::new));
        for (BoxFile file : files) {
            command = command.file(file);
        }
        return command;
    }

    /** {@return the command line, with {@code more} arguments} */
    List<String> line(List<String> more) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(arguments);
        line.addAll(more);
        return line;
    }

    Root root() {
        Root root = Root.host();
        for (Path path : bound) {
            root = root.bind(path);
        }
        return root;
    }
}
