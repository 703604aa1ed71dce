/**
 * Programming languages as data, and the toolchains that a host has for them.
 *
 * <pre>
 * language file ── Languages ── Language ── Toolchains ─→ Toolchain
 * </pre>
 *
 * <p>Nothing here runs a submission: that is the business of {@link io.rustbox.judge}. What is run here are candidates for a
 * toolchain, which are asked about themselves.
 *
 * <h2>Language files</h2>
 *
 * <p>A language is a JSON object with these members, all of them required. A file of the user's whose {@code id} is known
 * overrides the members that it has, object by object, and leaves the others as they were. A member of another name, a
 * repeated one or a {@code null} is an error that names the place, {@code $.run.limits.memory_mb}.
 *
 * <pre>
 * id            string    lower case letters, digits and + # . _ -
 * name          string    for people
 * aliases       strings   further ids
 * source_file   string    the name of the source in /box
 * toolchain
 *   executables strings   names to look for in the folders of PATH, in this order
 *   places      strings   absolute paths to look at after that
 *   probe       strings   arguments that make a candidate tell about itself, outside any sandbox, within 10 s
 *   install     string    what to install when there is none
 * run
 *   command     strings   whole words {executable}, {source} and {arguments} are replaced
 *   limits                see below
 * maximum                 what a submission's own limits may not exceed; the same members as limits
 * environment   strings by name, the whole environment of a program
 * mounts        strings   further absolute paths that programs may read, at the same place
 *
 * limits
 *   cpu_seconds, wall_seconds                                  number, more than 0
 *   memory_mb, file_size_mb, stack_mb, output_mb, scratch_mb   whole number of mebibytes, from 1
 *   processes, open_files                                      whole number
 * </pre>
 *
 * <p>A probed candidate may answer lines {@code executable: PATH} (the executable itself, behind any shim),
 * {@code version: TEXT} and {@code mount: PATH} (a folder that it needs, unless every sandbox shows it anyway). Without an
 * executable the candidate is it; without a version the first line is. One that exits with another status than 0 is passed
 * over, and so is one that programs could not reach or that would show them more than a toolchain.
 */
package io.rustbox.language;
