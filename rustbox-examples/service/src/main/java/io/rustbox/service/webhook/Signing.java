package io.rustbox.service.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Signs messages with a secret: {@code whsec_} and base64, or, in any other form, its bytes as they are. */
final class Signing {
    private static final String PREFIX = "whsec_";

    private Signing() {}

    /** {@return the value of {@code webhook-signature}, {@code v1,…}} */
    static String sign(String secret, String messageId, Instant when, String body) {
        try {
            return new Webhook(key(secret)).sign(messageId, when.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("can't sign with this secret", e);
        }
    }

    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (key.length > 0) {
                    return key;
                }
            } catch (IllegalArgumentException e) {
                // Not base64, so it is a secret in another form.
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
