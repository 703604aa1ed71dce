/**
 * The judge over HTTP.
 *
 * <pre>
 * http ─→ submission   what is accepted
 *   │ ─→ access        who may call
 *   └─→ execution ─→ store       queue, workers, results
 *           ↑
 *        webhook ─→ store        who is told
 *      retention ─→ store        what is forgotten
 * </pre>
 *
 * <p>{@link io.rustbox.service.Main} reads the settings ({@code config}) and starts a {@link io.rustbox.service.Service}.
 */
@NullMarked
package io.rustbox.service;

import org.jspecify.annotations.NullMarked;
