package io.rustbox.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rustbox.service.config.Switch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages go, and where they don't, with a real receiver on this host's loopback. */
class SenderIT {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private HttpServer receiver;
    private int port;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(exchange.getRequestURI().getPath());
            if (exchange.getRequestURI().getPath().equals("/redirect")) {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port + "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            } else if (exchange.getRequestURI().getPath().equals("/busy")) {
                exchange.getResponseHeaders().add("Retry-After", "7");
                exchange.sendResponseHeaders(503, -1);
            } else if (exchange.getRequestURI().getPath().equals("/large")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[1 << 20]);
            } else if (exchange.getRequestURI().getPath().equals("/endless")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                hang();
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        receiver.start();
        port = receiver.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[::1]", "localhost", "0", "0.0.0.0", "[::]", "[::127.0.0.1]"
    })
    void send_thisHostUnderAnyName_isNotSent(String host) {
        try (Sender sender = sender(Sender.ofHost(), Switch.OFF)) {
            Answer answer = sender.send(message("http://" + host + ":" + port + "/"));

            assertThat(answer).isNotInstanceOf(Answer.Taken.class);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void send_nameOfAPrivateAddress_isRefused() {
        Resolver names = new Resolver("127.0.0.1");
        try (Sender sender = sender(names, Switch.OFF)) {
            assertThat(sender.send(message("http://hook.example:" + port + "/"))).isInstanceOf(Answer.Refused.class);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void send_nameThatChanges_isAskedOncePerAttempt() {
        Resolver names = new Resolver("127.0.0.1", "10.0.0.1");
        try (Sender sender = sender(names, Switch.ON)) {
            assertThat(sender.send(message("http://hook.example:" + port + "/1"))).isEqualTo(new Answer.Taken(204));
            assertThat(names.asked).as("the address that was looked at is the one connected to").hasValue(1);
            assertThat(sender.send(message("http://hook.example:" + port + "/2"))).isInstanceOf(Answer.Refused.class);
            assertThat(names.asked).hasValue(2);
        }
        assertThat(received).containsExactly("/1");
    }

    @Test
    void send_redirect_isNotFollowed() {
        try (Sender sender = sender(Sender.ofHost(), Switch.ON)) {
            assertThat(sender.send(message("http://127.0.0.1:" + port + "/redirect")))
                    .isEqualTo(new Answer.Refused(
                            Optional.of(302), "the receiver answered 302; redirects are not followed"));
        }
        assertThat(received).containsExactly("/redirect");
    }

    @Test
    void send_busyReceiver_isLaterAndAfterItsTime() {
        try (Sender sender = sender(Sender.ofHost(), Switch.ON)) {
            assertThat(sender.send(message("http://127.0.0.1:" + port + "/busy")))
                    .isEqualTo(new Answer.Later(
                            Optional.of(503), "the receiver answered 503", Optional.of(Duration.ofSeconds(7))));
        }
    }

    @Test
    void send_answerWithoutEnd_isJudgedByItsStatus() {
        try (Sender sender = sender(Sender.ofHost(), Switch.ON)) {
            assertThat(sender.send(message("http://127.0.0.1:" + port + "/endless"))).isEqualTo(new Answer.Taken(200));
        } finally {
            hanging.countDown();
        }
    }

    private void hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void send_longAnswer_isNotMinded() {
        try (Sender sender = sender(Sender.ofHost(), Switch.ON)) {
            assertThat(sender.send(message("http://127.0.0.1:" + port + "/large"))).isEqualTo(new Answer.Taken(200));
        }
    }

    @Test
    void send_nobodyThere_isLater() {
        receiver.stop(0);
        try (Sender sender = sender(Sender.ofHost(), Switch.ON)) {
            assertThat(sender.send(message("http://127.0.0.1:" + port + "/"))).isInstanceOf(Answer.Later.class);
        }
    }

    @Test
    void send_receiverThatNeverAnswers_isLaterInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Sender sender = sender(Sender.ofHost(), Switch.ON, Duration.ofSeconds(2))) {
            long begun = System.nanoTime();

            Answer answer = sender.send(message("http://127.0.0.1:" + silent.getLocalPort() + "/"));

            assertThat(answer).isInstanceOf(Answer.Later.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
        }
    }

    private static Sender sender(DnsResolver names, Switch localhost) {
        return sender(names, localhost, Duration.ofSeconds(30));
    }

    private static Sender sender(DnsResolver names, Switch localhost, Duration timeout) {
        return new Sender(
                names, new AddressRule(localhost), DefaultClientTlsStrategy.createSystemDefault(), timeout);
    }

    private static Sender.Message message(String url) {
        return new Sender.Message("msg_1", url, Optional.of("secret"), "{}");
    }

    /** Answers each question with the next address. */
    private static final class Resolver implements DnsResolver {
        private final Queue<String> answers;
        private final AtomicInteger asked = new AtomicInteger();

        Resolver(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            return InetAddress.getAllByName(answers.size() > 1 ? answers.remove() : answers.element());
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
