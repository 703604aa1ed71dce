/** The benchmarks. Each measures from the call until the caller has its answer. */
@NullMarked
package io.rustbox.bench;

import org.jspecify.annotations.NullMarked;
