package io.rustbox.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "' 9.9.9.9 ', 9.9.9.9",
        "9.9.9.9:1234, 9.9.9.9",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2:ffff::1, 20010db800010002/64",
        "[2001:db8:1:2::1]:443, 20010db800010002/64",
        "[::1], 0000000000000000/64",
        "::ffff:9.9.9.9, 9.9.9.9",
    })
    void parse_address_isTheSameForOneClient(String text, String bucket) {
        assertThat(ClientAddress.parse(text)).contains(bucket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "unknown", "_hidden", "1.2.3", "999.1.1.1", "1.2.3.4.5", "::g", ":", ":::", "[",
        "[]:1"})
    void parse_garbage_isNone(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }
}
