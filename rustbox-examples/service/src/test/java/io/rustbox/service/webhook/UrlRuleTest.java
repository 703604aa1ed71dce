package io.rustbox.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.service.config.Switch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "https:///x", "https://", "example.org",
        "https://user:password@example.org/", "https://user@example.org/", "https://example.org:0/",
        "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:a00:1]/",
        "https://2130706433/", "https://017700000001/", "https://0x7f000001/", "https://0x7f.1/", "https://127.1/",
        "https://0177.0.0.1/", "https://10.0.0.1.", "https://169.254.169.254/latest/meta-data", "https://localhost/",
        "https://a.localhost/", "https://256.1.1.1/", "https://exa mple.org/", "https://[fe80::1%25eth0]/"
    })
    void refusal_notAPublicHttpsUrl_isGiven(String url) {
        assertThat(new UrlRule(Switch.OFF).refusal(url)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://example.org", "https://example.org:8443/hook?x=1", "HTTPS://EXAMPLE.ORG/", "https://8.8.8.8/",
        "https://[2606:4700:4700::1111]/", "https://a.b.c.example/"
    })
    void refusal_publicHttpsUrl_isNone(String url) {
        assertThat(new UrlRule(Switch.OFF).refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://localhost:8080/", "http://127.0.0.1:8080/", "http://[::1]:80/", "https://localhost/"
    })
    void refusal_localhostSwitchedOn_isNone(String url) {
        assertThat(new UrlRule(Switch.ON).refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/", "https://10.0.0.1/", "http://example.org/", "https://192.168.0.1/"})
    void refusal_localhostSwitchedOn_isGivenForOthers(String url) {
        assertThat(new UrlRule(Switch.ON).refusal(url)).isNotEmpty();
    }
}
