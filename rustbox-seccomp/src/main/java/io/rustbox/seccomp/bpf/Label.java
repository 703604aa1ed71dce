package io.rustbox.seccomp.bpf;

/** A place in a program that is being assembled; jumps name it before {@link Assembler#place} fixes it. */
public final class Label {
    private final String name;

    public Label(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
