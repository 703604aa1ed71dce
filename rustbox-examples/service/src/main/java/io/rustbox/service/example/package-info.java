/** What a user of the service writes on the other side. */
@NullMarked
package io.rustbox.service.example;

import org.jspecify.annotations.NullMarked;
