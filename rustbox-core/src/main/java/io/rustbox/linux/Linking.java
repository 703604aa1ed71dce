package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The one class that uses restricted methods of {@code java.lang.foreign}. */
@SuppressWarnings("restricted")
final class Linking {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));
    /** Goes with its thread. An arena for each call was a fifth of all that a run allocated. */
    private static final ThreadLocal<MemorySegment> THREADS_CALL_STATE =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(CALL_STATE));

    private Linking() {}

    /** {@return a handle on libc's variadic {@code long syscall(long number, ...)}, used with six arguments} */
    static MethodHandle syscall() {
        MemorySegment symbol = LINKER.defaultLookup()
                .find("syscall")
                .orElseThrow(() -> new UnsatisfiedLinkError("libc has no syscall(2)"));
        FunctionDescriptor shape = FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        return LINKER.downcallHandle(
                symbol, shape, Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(1));
    }

    /** {@return a handle on machine code at {@code address} that takes one address and returns a long} */
    static MethodHandle code(long address) {
        return LINKER.downcallHandle(MemorySegment.ofAddress(address), FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    }

    /** {@return {@code size} bytes of memory that the kernel mapped at {@code address}} */
    static MemorySegment mapped(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** {@return the calling thread's own place for errno, to be read before its next call} */
    static MemorySegment callState() {
        return THREADS_CALL_STATE.get();
    }

    static int errno(MemorySegment callState) {
        return (int) ERRNO.get(callState, 0L);
    }

    /** A downcall handle throws nothing of its own, so whatever is checked here is a defect of ours. */
    static AssertionError unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        return new AssertionError(thrown);
    }
}
