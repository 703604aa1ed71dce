package io.rustbox.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.service.config.Switch;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "100.100.100.200", "127.0.0.1", "127.9.9.9",
        "168.63.129.16", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0:10.0.0.1",
        "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "::10.0.0.1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::", "3fff::1", "fc00::1", "fd00:ec2::254",
        "fe80::1", "fec0::1", "ff02::1", "5f00::1"
    })
    void allows_notPublic_isFalse(String address) throws UnknownHostException {
        assertThat(new AddressRule(Switch.OFF).allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "198.17.0.1",
        "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888"
    })
    void allows_public_isTrue(String address) throws UnknownHostException {
        assertThat(new AddressRule(Switch.OFF).allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void allows_localhostSwitchedOn_isTrueForLoopbackOnly() throws UnknownHostException {
        AddressRule rule = new AddressRule(Switch.ON);

        assertThat(rule.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(rule.allows(InetAddress.getByName("::1"))).isTrue();
        assertThat(rule.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(rule.allows(InetAddress.getByName("169.254.169.254"))).isFalse();
    }
}
