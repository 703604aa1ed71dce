package io.rustbox.launch;

import io.rustbox.Command;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** The three arguments of execve(2) for a command, in native memory. */
final class ProgramStrings {
    private final MemorySegment path;
    private final MemorySegment arguments;
    private final MemorySegment environment;

    ProgramStrings(Command command, Arena arena) {
        path = arena.allocateFrom(command.program());
        List<String> words = new ArrayList<>();
        words.add(command.program());
        words.addAll(command.arguments());
        arguments = pointers(words, arena);
        environment = pointers(
                command.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList(),
                arena);
    }

    private static MemorySegment pointers(List<String> strings, Arena arena) {
        MemorySegment pointers = arena.allocate((strings.size() + 1L) * Long.BYTES, Long.BYTES);
        for (int i = 0; i < strings.size(); i++) {
            pointers.setAtIndex(ValueLayout.JAVA_LONG, i, arena.allocateFrom(strings.get(i)).address());
        }
        return pointers;
    }

    long path() {
        return path.address();
    }

    long arguments() {
        return arguments.address();
    }

    long environment() {
        return environment.address();
    }
}
