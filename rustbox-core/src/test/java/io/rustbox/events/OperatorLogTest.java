package io.rustbox.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class OperatorLogTest {
    @Test
    void warn_withACause_isAWarningOfWhoSpeaks() {
        List<LogRecord> heard = new ArrayList<>();
        IOException cause = new IOException("ENOSPC");
        try (Ear _ = new Ear(heard::add)) {
            OperatorLog.warn(OperatorLogTest.class, "a {0} stays", cause);
        }
        assertThat(heard).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getLoggerName()).isEqualTo(OperatorLogTest.class.getName());
            assertThat(record.getMessage()).isEqualTo("a {0} stays");
            assertThat(record.getThrown()).isSameAs(cause);
        });
    }

    @Test
    void warn_toALoggerThatFails_goesToStandardErrorAndNoFurther() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (Ear _ = new Ear(_ -> { throw new NoClassDefFoundError("ZoneInfoFile"); })) {
            OperatorLog.warn(OperatorLogTest.class, "a group stays");
        } finally {
            System.setErr(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(OperatorLogTest.class.getName()
                        + ": a group stays (not logged: java.lang.NoClassDefFoundError: ZoneInfoFile)"
                        + System.lineSeparator());
    }

    /** What this test's logger says, and nobody else hears. */
    private static final class Ear extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger(OperatorLogTest.class.getName());
        private final Consumer<LogRecord> listener;

        Ear(Consumer<LogRecord> listener) {
            this.listener = listener;
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            listener.accept(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }
}
