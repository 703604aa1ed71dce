/** What a client may submit, and how it is checked before anything is kept or run. */
@NullMarked
package io.rustbox.service.submission;

import org.jspecify.annotations.NullMarked;
