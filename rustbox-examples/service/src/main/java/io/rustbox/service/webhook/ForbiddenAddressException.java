package io.rustbox.service.webhook;

import java.net.UnknownHostException;

/** A name stands for addresses that messages may not go to. */
final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
        super("\"" + host + "\" has no address of the public internet");
    }
}
