import org.jspecify.annotations.NullMarked;

/** The commands {@code judge}, {@code isolate} and {@code rustbox}. */
@NullMarked
module io.rustbox.commands {
    requires static org.jspecify;
    requires io.rustbox.core;
    requires io.rustbox.problems;
    requires com.fasterxml.jackson.core;
    requires info.picocli;

    opens io.rustbox.commands to info.picocli;
}
