/** What the README shows of embedding rustbox, as a program that is compiled and run. */
package io.rustbox.embedding;
