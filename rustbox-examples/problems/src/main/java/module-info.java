import org.jspecify.annotations.NullMarked;

/** Reads problem packages in the format of Kattis and the ICPC. */
@NullMarked
module io.rustbox.problems {
    requires static org.jspecify;
    requires transitive io.rustbox.core;
    requires org.snakeyaml.engine;

    exports io.rustbox.problems;
}
