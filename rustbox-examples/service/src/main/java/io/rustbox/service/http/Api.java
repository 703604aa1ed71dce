package io.rustbox.service.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rustbox.service.access.ApiKeys;
import io.rustbox.service.access.RateLimits;
import io.rustbox.service.config.Settings;
import io.rustbox.service.execution.Executions;
import io.rustbox.service.execution.Feed;
import io.rustbox.service.http.StatusCalls.Facts;
import io.rustbox.service.page.Page;
import io.rustbox.service.store.Submissions;
import io.rustbox.service.submission.SubmissionReader;
import io.rustbox.service.webhook.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server.
 *
 * <p>It is Javalin on Jetty: a connection without a request costs no thread, and each request has a virtual one of its own, so
 * calls wait in plain code. Javalin adds routing to that and no annotations, containers or code generation.
 */
public final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.rustbox.service.access-log");

    /** A client that neither sends nor reads anything for that long is cut off. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final Duration LONGEST_BODY = Duration.ofSeconds(60);
    private static final String STARTED = "started";
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    /** What a method is counted as; a client can make up any number of others. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What a page of another origin may ask about before it calls. */
    private static final List<String> PREFLIGHTS = List.of(
            "/api/submit",
            "/api/batch",
            "/api/result/{id}",
            "/api/result/{id}/events",
            "/api/webhooks/{id}",
            "/api/webhooks/{id}/redeliver",
            "/api/languages",
            "/api/health",
            "/api/health/ready");

    private static final Duration STOP = Duration.ofSeconds(5);

    /** Nothing new is accepted. */
    private final CompletableFuture<Void> refusing = new CompletableFuture<>();

    /** Those who wait are answered. */
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private final PrometheusMeterRegistry metrics;
    private final Cors cors;
    private final CrossSite crossSite;
    private final Javalin server;

    /** What the calls are made of. */
    public record Parts(
            Settings settings,
            ApiKeys keys,
            Supplier<List<String>> languages,
            SubmissionReader reader,
            Submissions submissions,
            Executions executions,
            Deliveries deliveries,
            Feed feed,
            PrometheusMeterRegistry metrics,
            Facts facts) {}

    public Api(Parts parts) {
        this.metrics = parts.metrics();
        this.cors = new Cors(parts.settings().corsOrigins());
        this.crossSite = new CrossSite(
                parts.settings().corsOrigins(), parts.keys(), parts.settings().host());
        this.server = Javalin.create(config -> {
            configure(config);
            filters(config.routes);
            Errors.handle(config.routes);
            routes(config.routes, parts);
            Page.serve(config.routes);
        });
    }

    /**
     * Starts to listen. {@return the port}
     *
     * @throws ListenException if that is not possible
     */
    public int start(String host, int port) {
        try {
            return server.start(host, port).port();
        } catch (RuntimeException e) {
            throw new ListenException(host, port, e);
        }
    }

    /** From now on nothing is accepted. Those who wait go on waiting. */
    public void refuse() {
        boolean _ = refusing.complete(null);
    }

    @Override
    public void close() {
        refuse();
        boolean _ = stopping.complete(null);
        var _ = server.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setIdleTimeout(IDLE.toMillis());
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyErrors());
            server.setStopTimeout(STOP.toMillis());
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors()));
    }

    private void filters(RoutesConfig routes) {
        routes.before(context -> {
            context.attribute(STARTED, System.nanoTime());
            RequestId.begin(context);
            cors.apply(context);
            context.header("X-Content-Type-Options", "nosniff");
            if (context.header(METHOD_OVERRIDE) != null) {
                throw ApiException.of(400, METHOD_OVERRIDE + " is not supported; send the method itself");
            }
            crossSite.refuse(context);
        });
        routes.after(this::account);
    }

    private void account(Context context) {
        Long started = context.attribute(STARTED);
        long took = started == null ? 0 : System.nanoTime() - started;
        String status = Integer.toString(context.statusCode());
        String method = context.req().getMethod();
        metrics.timer("rustbox.http", "method", METHODS.contains(method) ? method : "other", "status", status)
                .record(took, TimeUnit.NANOSECONDS);
        LOG.info("{} {} {} {} ms", method, context.path(), status, TimeUnit.NANOSECONDS.toMillis(took));
        RequestId.end();
    }

    private void routes(RoutesConfig routes, Parts parts) {
        Settings settings = parts.settings();
        Callers callers =
                new Callers(parts.keys(), new RateLimits(settings.rateLimit()), settings.trustProxyHeaders());
        Bodies bodies = new Bodies(settings.sizes().body(), LONGEST_BODY);
        Waiting waiting = new Waiting(parts.feed(), parts.submissions(), settings.syncWait(), stopping);
        SubmitCalls submit = new SubmitCalls(callers, bodies, parts.reader(), parts.executions(), waiting, refusing,
                settings.queueSize());
        routes.post("/api/submit", submit::submit);
        routes.post("/api/batch", submit::batch);
        ResultCalls results =
                new ResultCalls(callers, parts.submissions(), parts.executions(), parts.deliveries());
        routes.get("/api/result/{id}", results::result);
        routes.head("/api/result/{id}", results::result);
        routes.delete("/api/result/{id}", results::cancel);
        routes.get("/api/webhooks/{id}", results::webhook);
        routes.head("/api/webhooks/{id}", results::webhook);
        routes.post("/api/webhooks/{id}/redeliver", results::redeliver);
        EventCalls events = new EventCalls(callers, parts.submissions(), parts.feed(), stopping);
        routes.get("/api/result/{id}/events", events::events);
        StatusCalls status = new StatusCalls(
                callers,
                parts.keys(),
                parts.languages(),
                parts.submissions(),
                new StrictProbe(settings.mode(), refusing),
                parts.metrics(),
                parts.facts());
        Map<String, Handler> reading = Map.of(
                "/api/health", status::health,
                "/api/health/ready", status::ready,
                "/api/languages", status::languages,
                "/metrics", status::metrics);
        reading.forEach((path, call) -> {
            routes.get(path, call);
            routes.head(path, call);
        });
        for (String path : PREFLIGHTS) {
            routes.options(path, context -> context.status(204));
        }
    }
}
