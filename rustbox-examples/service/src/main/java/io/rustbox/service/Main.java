package io.rustbox.service;

import io.rustbox.service.config.BadSettingException;
import io.rustbox.service.config.Settings;
import io.rustbox.service.http.ListenException;
import io.rustbox.service.store.StoreException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service with the settings of the environment, or looks after its keys. */
public final class Main {
    private static final String HELP = """
            usage: rustbox-service                    start the service
                   rustbox-service keys add NAME      make an API key and show it, this once
                   rustbox-service keys list
                   rustbox-service keys revoke NAME

            Settings are variables of the environment; the README lists them.
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Runs until the process is told to stop. Exit status: 0, 2 for a usage error or a bad setting, 1 for a failed start. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(HELP);
            return;
        }
        try {
            Settings settings = Settings.of(System.getenv());
            if (words.isEmpty()) {
                serve(settings);
            } else if (words.getFirst().equals("keys")) {
                System.exit(new KeysCommand(System.out, System.err).run(settings, words.subList(1, words.size())));
            } else {
                System.err.print(HELP);
                System.exit(2);
            }
        } catch (BadSettingException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (StoreException | ListenException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            // What it started may have threads that keep the process.
            LOG.error("the start failed", e);
            System.exit(1);
        }
    }

    private static void serve(Settings settings) throws InterruptedException {
        Service service = Service.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            service.close();
            stopped.countDown();
        }));
        stopped.await();
    }
}
