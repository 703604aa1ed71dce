/** The settings of the service, from the environment. A value that can't be followed ends the start. */
@NullMarked
package io.rustbox.service.config;

import org.jspecify.annotations.NullMarked;
