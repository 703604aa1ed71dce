/** Forgets results that are old enough: a recurring task of db-scheduler, which one of the nodes has at a time. */
@NullMarked
package io.rustbox.service.retention;

import org.jspecify.annotations.NullMarked;
