package io.rustbox.service.webhook;

import io.rustbox.service.config.Switch;
import io.rustbox.service.submission.SubmissionReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which URLs may be submitted. What their names resolve to is looked at when a message is sent. */
public final class UrlRule implements SubmissionReader.WebhookRule {
    private static final int LONGEST = 2048;

    /** A host that browsers take for an IPv4 address, however it is written: its last part is a number. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");

    private static final Pattern DOTTED_QUAD = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private final AddressRule addresses;
    private final Switch localhost;

    public UrlRule(Switch localhost) {
        this.localhost = localhost;
        this.addresses = new AddressRule(localhost);
    }

    @Override
    public Optional<String> refusal(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL");
        }
        String host = uri.getHost();
        if (url.length() > LONGEST || host == null || uri.getUserInfo() != null || uri.getPort() > 65535
                || uri.getPort() == 0) {
            return Optional.of("expected a URL with a host, without user and password, of at most " + LONGEST
                    + " characters");
        }
        if (!scheme(uri)) {
            return Optional.of("only https is accepted");
        }
        return hostRefusal(host.toLowerCase(Locale.ROOT));
    }

    private boolean scheme(URI uri) {
        if ("https".equalsIgnoreCase(uri.getScheme())) {
            return true;
        }
        return localhost == Switch.ON && "http".equalsIgnoreCase(uri.getScheme()) && isLocalhost(uri.getHost());
    }

    private static boolean isLocalhost(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]")
                || DOTTED_QUAD.matcher(host).matches() && host.startsWith("127.");
    }

    private Optional<String> hostRefusal(String host) {
        boolean six = host.startsWith("[");
        if (!six && ENDS_IN_NUMBER.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches()) {
            return Optional.of("the host is no name and no address in the usual form");
        }
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return localhost == Switch.ON
                    ? Optional.empty()
                    : Optional.of("this host's own addresses are not accepted");
        }
        if (six || DOTTED_QUAD.matcher(host).matches()) {
            try {
                // A literal: nothing is asked of the network.
                return addresses.allows(InetAddress.getByName(host))
                        ? Optional.empty()
                        : Optional.of("the address is not one of the public internet");
            } catch (UnknownHostException e) {
                return Optional.of("the host is not an address");
            }
        }
        return Optional.empty();
    }
}
