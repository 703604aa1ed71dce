package io.rustbox.judge;

/** What became of a submission's sources: a program that can be run, or the reason why there is none. */
public sealed interface Compilation permits Compiled, CompileFailed {}
