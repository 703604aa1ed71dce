/** Benchmarks of the launch path, with JMH. */
package io.rustbox.bench;
