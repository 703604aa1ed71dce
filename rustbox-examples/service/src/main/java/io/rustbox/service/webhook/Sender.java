package io.rustbox.service.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sends messages, one request each: no redirect is followed, no proxy asked, nothing repeated. May be used from any thread. */
final class Sender implements AutoCloseable {
    /** More than there are attempts at a time: none waits for another one's receiver. */
    private static final int MOST_CONNECTIONS = 512;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("webhook-deadline").factory());

    /** A message to send. */
    record Message(String id, String url, Optional<String> secret, String body) {}

    Sender(DnsResolver names, AddressRule rule, TlsSocketStrategy tls, Duration timeout) {
        this.timeout = timeout;
        Timeout each = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDnsResolver(new GuardedResolver(names, rule))
                .setTlsSocketStrategy(tls)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(each)
                        .setSocketTimeout(each)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(each).build())
                .build();
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(each)
                        .setConnectionRequestTimeout(each)
                        .setRedirectsEnabled(false)
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                // A connection that is kept would be to an address that was looked at some time ago.
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setKeepAliveStrategy((_, _) -> TimeValue.ZERO_MILLISECONDS)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("rustbox-webhook")
                .build();
    }

    Answer send(Message message) {
        HttpPost request = request(message);
        AtomicBoolean late = new AtomicBoolean();
        Runnable end = () -> {
            late.set(true);
            request.abort();
        };
        ScheduledFuture<?> deadline = deadlines.schedule(end, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return judged(request);
        } catch (ForbiddenAddressException e) {
            return new Answer.Refused(Optional.empty(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            String why = late.get() ? "no answer within " + timeout.toSeconds() + " s" : told(e);
            return new Answer.Later(Optional.empty(), why, Optional.empty());
        } finally {
            boolean _ = deadline.cancel(false);
        }
    }

    /** The status says it all: the connection is cut off before the body, which may have no end. */
    private Answer judged(HttpPost request) throws IOException {
        try {
            return answer(client.executeOpen(null, request, null));
        } finally {
            request.abort();
        }
    }

    private static HttpPost request(Message message) {
        HttpPost request = new HttpPost(URI.create(message.url()));
        Instant now = Instant.now();
        request.setEntity(new StringEntity(
                message.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        request.setHeader("webhook-id", message.id());
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        message.secret()
                .ifPresent(secret -> request.setHeader(
                        "webhook-signature", Signing.sign(secret, message.id(), now, message.body())));
        return request;
    }

    private static Answer answer(ClassicHttpResponse response) {
        int status = response.getCode();
        String why = "the receiver answered " + status;
        if (status >= 200 && status < 300) {
            return new Answer.Taken(status);
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new Answer.Later(Optional.of(status), why, wait(response));
        }
        return new Answer.Refused(
                Optional.of(status), status >= 300 && status < 400 ? why + "; redirects are not followed" : why);
    }

    private static Optional<Duration> wait(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null || !header.getValue().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header.getValue()));
        return Optional.of(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
    }

    private static String told(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    static DnsResolver ofHost() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return InetAddress.getAllByName(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) throws UnknownHostException {
                return InetAddress.getByName(host).getCanonicalHostName();
            }
        };
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
