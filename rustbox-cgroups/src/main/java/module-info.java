import org.jspecify.annotations.NullMarked;

/** Linux control groups, version 1 and 2, over a folder. Plain file I/O: no native access. */
@NullMarked
module io.rustbox.cgroups {
    requires static org.jspecify;

    exports io.rustbox.cgroups;
}
