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
 * <p>A file holds a language, a JSON object with the members below, or an array of languages. A member of another name, a
 * repeated one or a {@code null} is an error that names the place, {@code $.run.limits.memory_mb}; so is a missing one,
 * unless it has a question mark here.
 *
 * <p>An object whose {@code id} is known overrides the members that it has, object by object, and leaves the others as they
 * were. One with a new {@code id} that {@code extends} another language takes from it whatever it does not say itself,
 * except the aliases, and goes on to do so when the other is overridden later. So a version beside the usual one is a line:
 *
 * <pre>{@code
 * {"id": "cpp20", "extends": "cpp", "name": "C++20", "variables": {"standard": "c++20"}}
 * {"id": "python3.11", "extends": "python", "name": "Python 3.11", "toolchain": {"executables": ["python3.11"], "places": []}}
 * }</pre>
 *
 * <pre>
 * id             string    lower case letters, digits and + # . _ -
 * extends?       string    the id of a language that stands before this one
 * name           string    for people
 * aliases?       strings   further ids
 * variables?     strings by name: {name} stands for it in every command and environment
 * source
 *   file         string    what a single source is called in /box
 *   extensions?  strings   how names end that {sources} stands for; without it, all do
 *   main?        string    first (the default) or java_class, see {@link io.rustbox.language.Language.MainFile}
 * toolchain
 *   executables  strings   names to look for in the folders of PATH, in this order
 *   places       strings   absolute paths to look at after that
 *   probe        strings   arguments that make a candidate tell about itself, outside any sandbox, within 10 s
 *   install      string    what to install when there is none
 * compile?                 a phase, and
 *   artefacts    strings   what it leaves in /box for the runs: a file, or all files below a folder, whose name ends in /
 *   artefact_mb  number    the most that each may have
 * prepare?                 a phase, made once per toolchain, and
 *   files?       strings by name: text files that it finds in /box
 *   source_begins? strings used only where each source begins with one of these, after comments and blanks
 *   use          compile? and run?: arguments? (words for {prepared_arguments}) and environment?, where it is at hand
 * run                      a phase
 * heap?                    a heap that the runtime keeps within {heap_mb}
 *   percent      number    of the memory limit
 *   reserve_mb   number    less this
 *   exhausted    objects   exit_status (number) or signal (string, SIGABRT), and stderr, a text: a run that ends so and
 *                          wrote so ran out of memory
 * maximum                  what a submission's own limits may not exceed; the same members as limits
 * environment?   strings by name, the whole environment of every phase
 * mounts?        strings   further absolute paths that every phase may read, at the same place
 *
 * phase
 *   command      strings
 *   environment? strings by name, added to the language's
 *   limits
 *     cpu_seconds, wall_seconds                                  number, more than 0
 *     memory_mb, file_size_mb, stack_mb, output_mb, scratch_mb   whole number of mebibytes, from 1
 *     processes, open_files                                      whole number
 *
 * placeholders in commands and values of environments
 *   {executable} {prefix}       the toolchain's executable, and the folder that its bin lies in
 *   {source} {main}             the main file, and what is run of it: without its extension, or a Java class
 *   {memory_mb} {stack_mb} {heap_mb}   of the phase
 *   {prepared}                  the folder that prepare fills and others read
 *   {sources} {arguments} {prepared_arguments}   any number of words, in the place of a whole word
 * </pre>
 *
 * <p>A compiled program runs in a {@code /box} that holds its artefacts, not its sources. What prepare makes is kept below
 * the cache folder and shown read-only at {@code /prepared}, in strict mode only; a program that is compiled or run without
 * it does the same, later.
 *
 * <p>A probed candidate may answer lines {@code executable: PATH} (the executable itself, behind any shim),
 * {@code version: TEXT} and {@code mount: PATH} (a folder that it needs, unless every sandbox shows it anyway). Without an
 * executable the candidate is it; without a version the first line is. One that exits with another status than 0 is passed
 * over, and so is one that programs could not reach or that would show them more than a toolchain.
 */
package io.rustbox.language;
