/**
 * The commands {@code judge}, {@code isolate} and {@code rustbox} over the library.
 *
 * <p>{@link io.rustbox.commands.Main} puts a tree of commands together with the {@link io.rustbox.commands.Console} that they
 * talk to. A command parses, asks the library and prints: results on standard output, words for people on standard error.
 * Its exit status is one of {@link io.rustbox.commands.ExitStatus}.
 */
package io.rustbox.commands;
