package io.rustbox.service.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads bodies, no more of them than is accepted and no longer than is sensible.
 *
 * @param most in bytes
 * @param longest from the first byte to the last
 */
record Bodies(int most, Duration longest) {
    byte[] read(Context context) {
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw closing(context, ApiException.of(400, "Content-Encoding: the body is expected as it is"));
        }
        if (context.req().getContentLengthLong() > most) {
            throw tooLarge(context);
        }
        long deadline = System.nanoTime() + longest.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        try {
            InputStream in = context.req().getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                body.write(buffer, 0, count);
                if (body.size() > most) {
                    throw tooLarge(context);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw tooSlow(context);
                }
            }
        } catch (IOException e) {
            throw tooSlow(context);
        }
        return body.toByteArray();
    }

    private ApiException tooLarge(Context context) {
        return closing(context, ApiException.of(413, "the body is too large: at most " + most + " bytes are accepted"));
    }

    private static ApiException tooSlow(Context context) {
        return closing(context, ApiException.of(408, "the body did not arrive in time"));
    }

    /** What is left of the body is not read, so the connection is of no further use. */
    private static ApiException closing(Context context, ApiException problem) {
        context.header("Connection", "close");
        return problem;
    }
}
