package io.rustbox.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {
    private static final Instant WHEN = Instant.ofEpochSecond(1_614_265_330);

    /** The example of the specification. */
    @Test
    void sign_exampleOfTheSpecification_isTheirs() {
        String signature = Signing.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                WHEN,
                "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void sign_base64Secret_usesItsBytes() throws Exception {
        byte[] key = "01234567890123456789012345678901".getBytes(StandardCharsets.UTF_8);

        assertThat(Signing.sign("whsec_" + Base64.getEncoder().encodeToString(key), "msg_1", WHEN, "{}"))
                .isEqualTo(expected(key, "msg_1.1614265330.{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "whsec_not base64!", "whsec_", "ä€"})
    void sign_secretOfAnotherForm_usesItAsItIs(String secret) throws Exception {
        assertThat(Signing.sign(secret, "msg_1", WHEN, "{\"x\":\"ä\"}"))
                .isEqualTo(expected(secret.getBytes(StandardCharsets.UTF_8), "msg_1.1614265330.{\"x\":\"ä\"}"));
    }

    private static String expected(byte[] key, String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
