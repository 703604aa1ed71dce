/** The calls that clients make. Every error is a status and {@code {"error": "…"}}; no answer shows the inside. */
@NullMarked
package io.rustbox.service.http;

import org.jspecify.annotations.NullMarked;
