package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.SandboxPool.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WarmStockTest {
    private static final Duration LONG = Duration.ofSeconds(9);

    private final BlockingQueue<Item> made = new LinkedBlockingQueue<>();
    private final BlockingQueue<Item> gone = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<WarmStock<Item>> opened = new ArrayList<>();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    private final class Item implements AutoCloseable {
        @Override
        public void close() {
            gone.add(this);
        }
    }

    private Item make() throws SandboxException {
        if (failures.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
            throw new SetupException("make", "nothing can be had");
        }
        Item item = new Item();
        made.add(item);
        return item;
    }

    private WarmStock<Item> open(Size size) {
        WarmStock<Item> stock = WarmStock.open(size, this::make);
        opened.add(stock);
        return stock;
    }

    @AfterEach
    void closeAll() {
        opened.forEach(WarmStock::close);
        others.close();
    }

    @Test
    void open_withWarmItems_makesThemBeforeTheyAreAskedFor() throws Exception {
        open(Size.upTo(5).warm(2));
        assertThat(made.take()).isNotSameAs(made.take());
        assertThat(made.poll(50, TimeUnit.MILLISECONDS)).as("a third").isNull();
    }

    @Test
    void open_withoutWarmItems_makesNoneUntilAsked() throws Exception {
        WarmStock<Item> stock = open(Size.upTo(1));
        assertThat(made.poll(50, TimeUnit.MILLISECONDS)).isNull();
        assertThat(stock.take(LONG)).isSameAs(made.take());
    }

    @Test
    void take_afterGiveBack_answersTheSameItem() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        Item item = stock.take(LONG);
        stock.giveBack(item);
        assertThat(stock.take(LONG)).isSameAs(item);
        assertThat(stock.metrics().lent()).isEqualTo(2);
        assertThat(stock.metrics().created()).isEqualTo(1);
    }

    @Test
    void take_ofOneWarmItem_hasTheNextMadeAhead() throws Exception {
        WarmStock<Item> stock = open(Size.upTo(2).warm(1));
        Item first = stock.take(LONG);
        assertThat(made.take()).isSameAs(first);
        assertThat(made.take()).isNotSameAs(first);
    }

    @Test
    void take_byMany_servesThemInTheOrderOfAsking() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        Item item = stock.take(LONG);
        List<Integer> served = new ArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int turn = i;
            all.add(others.submit(() -> {
                Item own = stock.take(LONG);
                served.add(turn); // one at a time, since there is one item
                stock.giveBack(own);
                return turn;
            }));
            awaitWaiting(stock, i + 1);
        }
        stock.giveBack(item);
        for (Future<?> one : all) {
            var _ = one.get();
        }
        assertThat(served).hasSize(20).isSorted();
        assertThat(stock.metrics().waited()).isPositive();
    }

    @Test
    void take_whenNoneIsFreeInTime_timesOutAndLeavesTheQueue() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        Item item = stock.take(LONG);
        assertThatThrownBy(() -> stock.take(Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT0.001S");
        assertThat(stock.metrics().timedOut()).isEqualTo(1);
        assertThat(stock.metrics().waiting()).isZero();
        stock.giveBack(item);
        assertThat(stock.take(LONG)).isSameAs(item);
    }

    @Test
    void take_interrupted_leavesTheQueue() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        Item item = stock.take(LONG);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                var _ = stock.take(LONG);
            } catch (InterruptedException e) {
                interrupted.countDown();
            } catch (SandboxException | TimeoutException e) {
                throw new AssertionError(e);
            }
        });
        awaitWaiting(stock, 1);
        waiter.interrupt();
        interrupted.await();
        assertThat(stock.metrics().waiting()).isZero();
        stock.giveBack(item);
        assertThat(stock.take(LONG)).isSameAs(item);
    }

    @Test
    void discard_closesTheItemAndHasAnotherMade() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        Item item = stock.take(LONG);
        stock.discard(item);
        assertThat(gone.take()).isSameAs(item);
        assertThat(stock.take(LONG)).isNotSameAs(item);
        assertThat(stock.metrics().discarded()).isEqualTo(1);
        assertThat(stock.metrics().created()).isEqualTo(2);
    }

    @Test
    void giveBack_ofADiscardedItem_doesNothing() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        Item item = stock.take(LONG);
        stock.discard(item);
        stock.giveBack(item);
        stock.discard(item);
        assertThat(stock.take(LONG)).isNotSameAs(item);
        assertThat(stock.metrics().discarded()).isEqualTo(1);
    }

    @Test
    void take_whenTheMakerFails_tellsTheOneThatWaits() throws Exception {
        failures.set(1);
        WarmStock<Item> stock = open(Size.upTo(1));
        assertThatThrownBy(() -> stock.take(LONG)).isInstanceOf(SetupException.class);
        assertThat(stock.take(LONG)).isSameAs(made.take());
        assertThat(stock.metrics().failed()).isEqualTo(1);
    }

    @Test
    void take_afterAFailureWhileNobodyWaited_triesAgainAtOnce() throws Exception {
        failures.set(1);
        WarmStock<Item> stock = open(Size.fixed(1));
        while (stock.metrics().failed() == 0) {
            Thread.onSpinWait();
        }
        assertThat(stock.take(LONG)).isSameAs(made.take());
    }

    @Test
    void close_closesWhatIsIdleAndWhatIsInUse_andWaitsForIt() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(3));
        Item inUse = stock.take(LONG);
        List<Item> all = List.of(made.take(), made.take(), made.take());
        stock.close();
        assertThat(gone).containsExactlyInAnyOrderElementsOf(all).contains(inUse);
        stock.close();
        stock.giveBack(inUse);
        assertThat(gone).hasSize(3);
        assertThatIllegalStateException().isThrownBy(() -> stock.take(LONG)).withMessageContaining("closed");
    }

    @Test
    void close_whileCallersWait_sendsThemAway() throws Exception {
        WarmStock<Item> stock = open(Size.fixed(1));
        var _ = stock.take(LONG);
        Future<Item> waiter = others.submit(() -> stock.take(LONG));
        awaitWaiting(stock, 1);
        stock.close();
        assertThatThrownBy(waiter::get).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void take_fromAThousandVirtualThreads_neverLendsMoreThanThereAre() throws Exception {
        WarmStock<Item> stock = open(Size.upTo(3).warm(1));
        AtomicInteger lent = new AtomicInteger();
        List<Future<Integer>> seen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            boolean doubtful = i % 7 == 0;
            seen.add(others.submit(() -> {
                Item item = stock.take(LONG);
                int together = lent.incrementAndGet();
                Thread.yield();
                lent.decrementAndGet();
                if (doubtful) {
                    stock.discard(item);
                } else {
                    stock.giveBack(item);
                }
                return together;
            }));
        }
        for (Future<Integer> one : seen) {
            assertThat(one.get()).isBetween(1, 3);
        }
        stock.close();
        assertThat(stock.metrics().lent()).isEqualTo(1000);
        assertThat(stock.metrics().discarded()).isEqualTo(143);
        assertThat(gone).hasSameSizeAs(made);
    }

    @Test
    void size_thatIsNone_isRefused() {
        assertThatThrownBy(() -> Size.upTo(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Size.upTo(2).warm(3)).hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> Size.upTo(2).warm(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** There is no event for "has come into the queue". */
    private static void awaitWaiting(WarmStock<Item> stock, int count) {
        while (stock.metrics().waiting() < count) {
            Thread.onSpinWait();
        }
    }
}
