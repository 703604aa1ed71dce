package io.rustbox.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rustbox.evidence.Mode;
import io.rustbox.judge.Cache;
import io.rustbox.judge.Judge;
import io.rustbox.language.Languages;
import io.rustbox.service.access.ApiKeys;
import io.rustbox.service.config.Settings;
import io.rustbox.service.execution.Executions;
import io.rustbox.service.execution.Feed;
import io.rustbox.service.execution.JudgeRunner;
import io.rustbox.service.execution.OtherNodes;
import io.rustbox.service.execution.RunMetrics;
import io.rustbox.service.http.Api;
import io.rustbox.service.http.ListenException;
import io.rustbox.service.retention.Retention;
import io.rustbox.service.store.Database;
import io.rustbox.service.store.Keys;
import io.rustbox.service.store.NodeLock;
import io.rustbox.service.store.StoreException;
import io.rustbox.service.store.Submissions;
import io.rustbox.service.submission.SubmissionReader;
import io.rustbox.service.webhook.Deliveries;
import io.rustbox.service.webhook.UrlRule;
import io.rustbox.service.webhook.Webhooks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of the service, from its start to its end. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Database database;
    private final NodeLock lock;
    private final JudgeRunner runner;
    private final Executions executions;
    private final Deliveries deliveries;
    private final Optional<OtherNodes> otherNodes;
    private final Optional<Retention> retention;
    private final PrometheusMeterRegistry metrics;
    private final Api api;
    private final Settings settings;
    private final String host;
    private int port;

    /** Makes the deliveries of a node. */
    interface DeliveriesOf {
        Deliveries of(Database database, Settings settings, PrometheusMeterRegistry metrics);
    }

    private Service(Settings settings, Database database, NodeLock lock, DeliveriesOf deliveriesOf) {
        this.database = database;
        this.lock = lock;
        Languages languages = Languages.builtIn();
        this.runner = new JudgeRunner(
                settings.mode() == Mode.STRICT
                        ? Judge.strict(languages, Cache.standard(), settings.workers())
                        : Judge.permissive(languages, Cache.standard(), settings.workers()),
                settings.maxOutput());
        this.metrics = metrics();
        this.deliveries = deliveriesOf.of(database, settings, metrics);
        Feed feed = new Feed();
        Submissions submissions = new Submissions(database);
        SubmissionReader reader = new SubmissionReader(
                languages, runner::languages, settings.sizes(), new UrlRule(settings.localhostWebhooks()));
        this.executions = new Executions(
                database,
                reader,
                runner,
                feed,
                deliveries,
                new RunMetrics(metrics),
                new Executions.Place(
                        settings.nodeId(), settings.workers(), settings.queueSize(), settings.drain()));
        ApiKeys keys = new ApiKeys(new Keys(database), settings.apiKey());
        this.api = new Api(new Api.Parts(
                settings, keys, runner::languages, reader, submissions, executions, deliveries, feed, metrics,
                HostFacts.of(settings)));
        this.otherNodes = database.reach() == Database.Reach.MANY_NODES
                ? Optional.of(OtherNodes.watch(submissions, executions, feed))
                : Optional.empty();
        this.retention = settings.retention().map(kept -> new Retention(database, kept, settings.nodeId()));
        Gauge.builder("rustbox.queue.depth", submissions, Submissions::pending).register(metrics);
        Gauge.builder("rustbox.running", executions, all -> all.running().size()).register(metrics);
        this.host = settings.host().orElse(keys.needed() ? "0.0.0.0" : "127.0.0.1");
        this.settings = settings;
    }

    /** Listens before it works: a node that nobody can reach takes no work from others. */
    private void begin() {
        port = api.start(host, settings.port());
        // So that no request has to wait for that.
        var _ = Thread.startVirtualThread(() -> {
            var _ = runner.languages();
        });
        executions.start();
        deliveries.start();
        retention.ifPresent(Retention::start);
        LOG.info("node {} listens on {}:{}, {}, {} workers", settings.nodeId(), host, port, settings.mode(),
                settings.workers());
    }

    /**
     * Starts a node.
     *
     * @throws StoreException if the database can't be used
     * @throws ListenException if it can't listen where it was told to
     */
    public static Service start(Settings settings) {
        return start(settings, Webhooks::of);
    }

    static Service start(Settings settings, DeliveriesOf deliveries) {
        Deque<Runnable> opened = new ArrayDeque<>();
        boolean started = false;
        try {
            // Before anything is changed: another service may be at work on it.
            NodeLock lock = NodeLock.of(settings.database());
            opened.push(lock::close);
            Database database = Database.open(settings.database());
            opened.push(database::close);
            Service service = new Service(settings, database, lock, deliveries);
            opened.clear();
            opened.push(service::close);
            service.begin();
            started = true;
            return service;
        } finally {
            if (!started) {
                opened.forEach(Runnable::run);
            }
        }
    }

    /** {@return the port that it listens on} */
    public int port() {
        return port;
    }

    /**
     * Stops the node: nothing is accepted any more, runs that are on come to their end, those who wait for them are answered.
     * What was not begun, or takes longer than the drain time, is left to the next start or to another node.
     */
    @Override
    public void close() {
        api.refuse();
        executions.close();
        deliveries.close();
        retention.ifPresent(Retention::close);
        otherNodes.ifPresent(OtherNodes::close);
        api.close();
        runner.close();
        metrics.close();
        database.close();
        lock.close();
        LOG.info("stopped");
    }

    private static PrometheusMeterRegistry metrics() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        return registry;
    }
}
