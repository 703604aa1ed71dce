package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void cancel_endsWhatIsOn_once() {
        Cancellation.Hold hold = cancellation.hold(ends::incrementAndGet);

        cancellation.cancel();
        cancellation.cancel();

        assertThat(ends).hasValue(1);
        assertThat(hold.ended()).isTrue();
    }

    @Test
    void cancel_afterTheHoldIsClosed_endsNothing() {
        Cancellation.Hold hold = cancellation.hold(ends::incrementAndGet);
        assertThat(hold.ended()).isFalse();

        cancellation.cancel();

        assertThat(ends).hasValue(0);
        assertThat(hold.ended()).isFalse();
    }

    @Test
    void hold_afterCancel_isRefused() {
        cancellation.cancel();

        assertThatThrownBy(() -> cancellation.hold(ends::incrementAndGet)).isInstanceOf(CancellationException.class);
    }
}
