package io.rustbox.service.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.rustbox.service.config.Settings;
import io.rustbox.service.store.Database;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** Puts the delivery of messages together. */
public final class Webhooks {
    private Webhooks() {}

    /** {@return deliveries over the host's names and certificates} */
    public static Deliveries of(Database database, Settings settings, MeterRegistry registry) {
        return of(
                database, settings, registry, RetrySchedule.STANDARD, DefaultClientTlsStrategy.createSystemDefault());
    }

    /** {@return deliveries with certificates and times of one's own} */
    public static Deliveries of(
            Database database,
            Settings settings,
            MeterRegistry registry,
            RetrySchedule retries,
            TlsSocketStrategy tls) {
        Sender sender = new Sender(
                Sender.ofHost(), new AddressRule(settings.localhostWebhooks()), tls, settings.webhookTimeout());
        return new Deliveries(database, sender, retries, registry, settings.nodeId());
    }
}
