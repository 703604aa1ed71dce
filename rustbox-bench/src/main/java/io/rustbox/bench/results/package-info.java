/** What benchmarks measured: a file, a table, a chart, and the comparison of two files. Knows nothing of JMH. */
@NullMarked
package io.rustbox.bench.results;

import org.jspecify.annotations.NullMarked;
