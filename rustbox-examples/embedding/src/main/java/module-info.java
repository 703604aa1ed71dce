import org.jspecify.annotations.NullMarked;

/** A program that embeds rustbox. */
@NullMarked
module io.rustbox.embedding {
    requires static org.jspecify;
    requires io.rustbox.core;
}
