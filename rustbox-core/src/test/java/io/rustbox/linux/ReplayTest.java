package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each feature of the replayer, one at a time, in the calling thread. */
class ReplayTest {
    private static final long ENOSYS = 38;
    private static final long EBADF = 9;
    private static final long NO_DESCRIPTOR = -1;
    private static final long PAGE = 65536;
    private static final long MAP_SHARED = 1;
    private static final long MAP_FIXED = 0x10;

    private final Arena arena = Arena.ofConfined();
    private final ReplayTable table = new ReplayTable(arena);

    @AfterEach
    void release() {
        arena.close();
    }

    @Test
    void result_ofACall_isRecorded() {
        int row = table.call("getpid");
        assertThat(table.done(row)).isFalse();
        assertThat(table.replay()).isZero();
        assertThat(table.result(row)).isEqualTo(ProcessHandle.current().pid());
        assertThat(table.done(row)).isTrue();
        assertThat(table.failed()).isEqualTo(-1);
    }

    @Test
    void result_ofARowWithoutACall_isItsFirstArgument() {
        int row = table.value(0x1122334455667788L);
        assertThat(table.replay()).isZero();
        assertThat(table.result(row)).isEqualTo(0x1122334455667788L);
    }

    @Test
    void result_ofARowWithoutACall_canBeReadFromMemory() {
        MemorySegment place = arena.allocate(JAVA_LONG);
        place.set(JAVA_LONG, 0, 4711);
        int row = table.value(0);
        table.indirect(row, 0, place.address());
        assertThat(table.replay()).isZero();
        assertThat(table.result(row)).isEqualTo(4711);
    }

    /** Maps the second page of a file to a reserved place: a wrong value of any argument shows in the result. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void argument_takenFromAnAddress_reachesTheKernel(int argument) throws Exception {
        long reserved = Mman.mmap(PAGE, 0, Mman.MAP_PRIVATE | Mman.MAP_ANONYMOUS);
        try (OwnedFd file = new OwnedFd(Mman.memfd_create("replayed", Mman.MFD_CLOEXEC))) {
            assertThat(Unistd.ftruncate(file.number(), 2 * PAGE)).isZero();
            long[] arguments = {reserved, PAGE, Mman.PROT_READ, MAP_SHARED | MAP_FIXED, file.number(), PAGE};
            MemorySegment place = arena.allocate(JAVA_LONG);
            place.set(JAVA_LONG, 0, arguments[argument]);
            int row = table.call("mmap", arguments);
            table.indirect(row, argument, place.address());
            assertThat(table.replay()).isZero();
            assertThat(table.result(row)).isEqualTo(reserved);
            String range = Long.toHexString(reserved) + "-" + Long.toHexString(reserved + PAGE);
            assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(range + " r--s 00010000")
                            .contains("memfd:replayed"));
        } finally {
            ReplayTable unmapping = new ReplayTable(arena);
            var _ = unmapping.call("munmap", reserved, PAGE);
            assertThat(unmapping.replay()).isZero();
        }
    }

    @Test
    void argument_takenFromAnEarlierResult_isThatDescriptor() {
        MemorySegment bytes = arena.allocateFrom("replayed");
        int open = table.call("memfd_create", bytes.address(), Mman.MFD_CLOEXEC);
        int write = table.call("write", NO_DESCRIPTOR, bytes.address(), 3);
        int close = table.call("close", NO_DESCRIPTOR);
        table.indirect(write, 0, table.resultAddress(open));
        table.indirect(close, 0, table.resultAddress(open));
        assertThat(table.replay()).isZero();
        assertThat(table.result(write)).isEqualTo(3);
        assertThat(table.result(close)).isZero();
    }

    @Test
    void failure_ofARow_endsTheReplayAndIsReturned() {
        int first = table.call("getpid");
        int failing = table.call("close", NO_DESCRIPTOR);
        int next = table.call("getpid");
        assertThat(table.replay()).isEqualTo(-EBADF);
        assertThat(table.failed()).isEqualTo(failing);
        assertThat(table.done(first)).isTrue();
        assertThat(table.done(failing)).isTrue();
        assertThat(table.result(failing)).isEqualTo(-EBADF);
        assertThat(table.done(next)).isFalse();
    }

    @Test
    void failure_ofAnIgnoredRow_isRecordedAndPassedOver() {
        int failing = table.call("close", NO_DESCRIPTOR);
        table.flag(failing, Replayer.IGNORE);
        int next = table.call("getpid");
        assertThat(table.replay()).isZero();
        assertThat(table.result(failing)).isEqualTo(-EBADF);
        assertThat(table.done(next)).isTrue();
        assertThat(table.failed()).isEqualTo(-1);
    }

    @Test
    void expectation_met_goesOn() {
        int row = table.value(42);
        table.expect(row, 42);
        int next = table.call("getpid");
        assertThat(table.replay()).isZero();
        assertThat(table.done(next)).isTrue();
    }

    @Test
    void expectation_ofAnError_isMetByThatError() {
        int row = table.call("close", NO_DESCRIPTOR);
        table.expect(row, -EBADF);
        int next = table.call("getpid");
        assertThat(table.replay()).isZero();
        assertThat(table.done(next)).isTrue();
    }

    /** All 64 bits count, the upper ones too. */
    @ParameterizedTest
    @ValueSource(longs = {43, 0, -42, 42 | 1L << 32, 42 | 1L << 63})
    void expectation_missed_endsTheReplay(long value) {
        int row = table.value(value);
        table.expect(row, 42);
        int next = table.call("getpid");
        assertThat(table.replay()).isEqualTo(value);
        assertThat(table.failed()).isEqualTo(row);
        assertThat(table.done(next)).isFalse();
    }

    @Test
    void expectation_missedByAnUnknownCall_endsTheReplay() {
        int row = table.value(-ENOSYS);
        table.expect(row, 0);
        assertThat(table.replay()).isEqualTo(-ENOSYS);
        assertThat(table.failed()).isEqualTo(row);
    }

    @Test
    void store_ofAResult_writes32BitsAndNoMore() {
        MemorySegment ints = arena.allocate(JAVA_INT, 3);
        for (int i = 0; i < 3; i++) {
            ints.setAtIndex(JAVA_INT, i, -1);
        }
        int row = table.value(0x1122334455667788L);
        table.store(row, ints.address() + Integer.BYTES);
        assertThat(table.replay()).isZero();
        assertThat(ints.toArray(JAVA_INT)).containsExactly(-1, 0x55667788, -1);
    }

    @Test
    void store_ofAFailure_happensBeforeTheReplayEnds() {
        MemorySegment place = arena.allocate(JAVA_INT);
        int row = table.call("close", NO_DESCRIPTOR);
        table.store(row, place.address());
        assertThat(table.replay()).isEqualTo(-EBADF);
        assertThat(place.get(JAVA_INT, 0)).isEqualTo((int) -EBADF);
    }

    @Test
    void last_row_endsTheReplay() {
        int last = table.call("getpid");
        table.flag(last, Replayer.LAST);
        int beyond = table.call("getpid");
        assertThat(table.replay()).isZero();
        assertThat(table.done(last)).isTrue();
        assertThat(table.done(beyond)).isFalse();
    }

    @Test
    void last_rowThatFails_isAFailure() {
        int row = table.call("close", NO_DESCRIPTOR);
        assertThat(table.replay()).isEqualTo(-EBADF);
        assertThat(table.failed()).isEqualTo(row);
    }
}
