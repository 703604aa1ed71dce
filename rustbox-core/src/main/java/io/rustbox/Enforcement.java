package io.rustbox;

/** The enforcement level of a sandbox, as a type: a method that takes {@code Locked<Strict>} gets nothing less. */
public sealed interface Enforcement permits Strict, Permissive {}
