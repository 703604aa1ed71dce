/** The page at {@code /} and the OpenAPI document: files that are in the service's jar, and the editor's in a jar of its own. */
@NullMarked
package io.rustbox.service.page;

import org.jspecify.annotations.NullMarked;
