/** Runs the benchmarks that this host can run, says why it leaves out the others, and writes down what came out. */
@NullMarked
package io.rustbox.bench.harness;

import org.jspecify.annotations.NullMarked;
