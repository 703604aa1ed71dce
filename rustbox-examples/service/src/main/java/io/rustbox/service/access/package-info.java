/** Who may call, and how often. */
@NullMarked
package io.rustbox.service.access;

import org.jspecify.annotations.NullMarked;
