/**
 * Tells webhooks of results, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says.
 *
 * <pre>
 * Deliveries ─ a task of db-scheduler ─→ Sender ─ DNS ─ AddressRule ─ TLS ─→ receiver
 *      └─ RetrySchedule, Messages: every attempt
 * </pre>
 *
 * <p>Where a message goes is a stranger's choice, so the address that is connected to is looked at, not the name: the resolver
 * hands out nothing but addresses that the rule allows, and the connection is made to one of these.
 */
@NullMarked
package io.rustbox.service.webhook;

import org.jspecify.annotations.NullMarked;
