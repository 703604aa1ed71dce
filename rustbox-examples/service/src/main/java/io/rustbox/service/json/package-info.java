/** JSON, read without leniency: an unknown member, another type, a repeated name or too deep a nesting is an error. */
@NullMarked
package io.rustbox.service.json;

import org.jspecify.annotations.NullMarked;
