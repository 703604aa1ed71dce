/** JSON text as values, for language files and for stored results. Not exported. */
package io.rustbox.json;
