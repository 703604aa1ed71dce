/** What people use instead, with the options that come nearest to a strict run. */
@NullMarked
package io.rustbox.bench.peers;

import org.jspecify.annotations.NullMarked;
