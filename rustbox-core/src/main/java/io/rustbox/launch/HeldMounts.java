package io.rustbox.launch;

import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.events.OperatorLog;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Socket;

/**
 * Keeps the mount namespaces of runs together beyond the life of their processes, each as a descriptor in a message that the
 * launch sent and nobody has received. In the descriptor table of the JVM, every child that is cloned meanwhile would get a
 * copy, and might be the one to take the mounts apart when it closes it.
 */
final class HeldMounts implements AutoCloseable {
    private final OwnedFd sender;
    private final OwnedFd receiver;

    private HeldMounts(OwnedFd sender, OwnedFd receiver) {
        this.sender = sender;
        this.receiver = receiver;
    }

    static HeldMounts open() throws SetupException {
        int[] ends = new int[2];
        KernelCall.check("hold mounts", "socketpair(AF_UNIX, SOCK_DGRAM)", Socket.socketpair(ends));
        return new HeldMounts(new OwnedFd(ends[0]), new OwnedFd(ends[1]));
    }

    /** {@return the socket that launches send to} */
    int sender() {
        return sender.number();
    }

    /** Lets go of the mounts of one run that has ended: the calling thread takes them apart. */
    void release() {
        int namespace = Socket.recvmsg(receiver.number());
        if (namespace < 0) {
            OperatorLog.warn(HeldMounts.class, "recvmsg(2) of a mount namespace: " + new Errno(-namespace));
            return;
        }
        new OwnedFd(namespace).close();
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }
}
