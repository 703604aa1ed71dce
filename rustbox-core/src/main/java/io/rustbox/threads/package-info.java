/** How threads wait, whatever package they belong to. */
package io.rustbox.threads;
