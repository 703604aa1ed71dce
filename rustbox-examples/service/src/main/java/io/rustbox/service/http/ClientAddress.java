package io.rustbox.service.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client's address as limits count it: an IPv4 address, or the /64 network of an IPv6 one, which a client has as a whole. */
final class ClientAddress {
    private static final Pattern IPV4 = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})(?::\\d{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?");

    private ClientAddress() {}

    /** {@return the address in an entry of {@code X-Forwarded-For} or of a socket, with or without a port, if it is one} */
    static Optional<String> parse(String text) {
        String stripped = text.strip();
        for (Pattern pattern : List.of(IPV4, BRACKETED, IPV6)) {
            Matcher matcher = pattern.matcher(stripped);
            if (matcher.matches()) {
                return literal(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> literal(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            return Optional.of(
                    address instanceof Inet6Address ? network(address.getAddress()) : address.getHostAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String network(byte[] address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, 8)) + "/64";
    }
}
