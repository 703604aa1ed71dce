package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * {@code <sys/socket.h>}: descriptors in messages. Every method returns the result or {@code -errno}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7), SCM_RIGHTS</a>
 */
public final class Socket {
    public static final int SOL_SOCKET = 1;
    public static final int SCM_RIGHTS = 1;

    // struct msghdr { void *msg_name; socklen_t msg_namelen; struct iovec *msg_iov; size_t msg_iovlen;
    //                 void *msg_control; size_t msg_controllen; int msg_flags; };
    public static final int MSGHDR_SIZE = 56;
    public static final int MSGHDR_IOV = 16;
    public static final int MSGHDR_IOVLEN = 24;
    public static final int MSGHDR_CONTROL = 32;
    public static final int MSGHDR_CONTROLLEN = 40;

    // struct iovec { void *iov_base; size_t iov_len; };
    public static final int IOVEC_SIZE = 16;
    public static final int IOVEC_LEN = 8;

    // struct cmsghdr { size_t cmsg_len; int cmsg_level; int cmsg_type; /* data */ };
    public static final int CMSG_LEVEL = 8;
    public static final int CMSG_TYPE = 12;
    public static final int CMSG_DATA = 16;
    /** {@code CMSG_LEN(sizeof(int))}. */
    public static final int CMSG_LEN_OF_DESCRIPTOR = 20;
    /** {@code CMSG_SPACE(sizeof(int))}. */
    public static final int CMSG_SPACE_OF_DESCRIPTOR = 24;

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;
    private static final int EBADMSG = 74;

    private Socket() {}

    // int socketpair(int domain, int type, int protocol, int sv[2]);
    /** Makes a pair of datagram sockets. */
    public static int socketpair(int[] ends) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(8, 4);
            int result = (int) Libc.syscall(
                    Syscall.SOCKETPAIR, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair.address());
            MemorySegment.copy(pair, JAVA_INT, 0, ends, 0, 2);
            return result;
        }
    }

    // ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);
    /** Takes a message of one byte off {@code socket}, without waiting; {@return the one descriptor that it brings} */
    public static int recvmsg(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment iov = arena.allocate(IOVEC_SIZE, Long.BYTES);
            iov.set(JAVA_LONG, 0, arena.allocate(1).address());
            iov.set(JAVA_LONG, IOVEC_LEN, 1);
            MemorySegment control = arena.allocate(CMSG_SPACE_OF_DESCRIPTOR, Long.BYTES);
            MemorySegment message = arena.allocate(MSGHDR_SIZE, Long.BYTES);
            message.set(JAVA_LONG, MSGHDR_IOV, iov.address());
            message.set(JAVA_LONG, MSGHDR_IOVLEN, 1);
            message.set(JAVA_LONG, MSGHDR_CONTROL, control.address());
            message.set(JAVA_LONG, MSGHDR_CONTROLLEN, CMSG_SPACE_OF_DESCRIPTOR);
            long result =
                    Libc.syscall(Syscall.RECVMSG, socket, message.address(), MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
            if (result < 0) {
                return (int) result;
            }
            boolean brought = control.get(JAVA_LONG, 0) == CMSG_LEN_OF_DESCRIPTOR
                    && control.get(JAVA_INT, CMSG_LEVEL) == SOL_SOCKET
                    && control.get(JAVA_INT, CMSG_TYPE) == SCM_RIGHTS;
            return brought ? control.get(JAVA_INT, CMSG_DATA) : -EBADMSG;
        }
    }
}
