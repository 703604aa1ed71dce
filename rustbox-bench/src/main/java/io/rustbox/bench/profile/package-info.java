/** Programs that tell where a launch's memory goes. */
@NullMarked
package io.rustbox.bench.profile;

import org.jspecify.annotations.NullMarked;
