package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Barrier.NETWORK_NAMESPACE;
import static io.rustbox.selftest.Operand.result;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Step.call;

import java.util.List;

/** Attacks over the network. No packet leaves the host: to be given a way is enough. */
final class NetworkAttacks {
    // <bits/socket.h>
    private static final long AF_INET = 2;
    private static final long AF_NETLINK = 16;
    private static final long SOCK_STREAM = 1;
    private static final long SOCK_DGRAM = 2;
    private static final long SOCK_RAW = 3;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** TEST-NET-1 of RFC 5737, which is nobody's. Connecting a datagram socket looks for a way and sends nothing. */
    private static final byte[] ELSEWHERE = {(byte) 192, 0, 2, 1};

    private NetworkAttacks() {}

    static List<Attack> all() {
        return List.of(
                named("loopback_tcp", "connect to a server on the host's loopback",
                        view -> connects(SOCK_STREAM, LOOPBACK, view.port()))
                        .refusedBy(NETWORK_NAMESPACE, "ENETUNREACH"),
                named("loopback_udp", "find a way to the host's loopback",
                        view -> connects(SOCK_DGRAM, LOOPBACK, view.port()))
                        .refusedBy(NETWORK_NAMESPACE, "ENETUNREACH"),
                named("leave_host", "find a way off the host", _ -> connects(SOCK_DGRAM, ELSEWHERE, 53))
                        .refusedBy(NETWORK_NAMESPACE, "ENETUNREACH"),
                named("loopback_tcp_unfiltered", "connect to a server on the host's loopback, without the filter",
                        view -> connects(SOCK_STREAM, LOOPBACK, view.port()))
                        .unfiltered()
                        .refusedBy(NETWORK_NAMESPACE, "ENETUNREACH"),
                named("loopback_udp_unfiltered", "find a way to the host's loopback, without the filter",
                        view -> connects(SOCK_DGRAM, LOOPBACK, view.port()))
                        .unfiltered()
                        .refusedBy(NETWORK_NAMESPACE, "ENETUNREACH"),
                named("leave_host_unfiltered", "find a way off the host, without the filter",
                        _ -> connects(SOCK_DGRAM, ELSEWHERE, 53))
                        .unfiltered()
                        .refusedBy(NETWORK_NAMESPACE, "ENETUNREACH"),
                named("netlink", "talk to the kernel's network configuration",
                        call("socket", value(AF_NETLINK), value(SOCK_RAW), value(0)).told()));
    }

    private static Script connects(long type, byte[] address, int port) {
        // struct sockaddr_in: family in the host's order, port and address in the network's
        byte[] name =
                {(byte) AF_INET, 0, (byte) (port >>> 8), (byte) port, address[0], address[1], address[2], address[3],
                    0, 0, 0, 0, 0, 0, 0, 0};
        return Script.of(
                call("socket", value(AF_INET), value(type), value(0)).onNegative(Step.TELL),
                call("connect", result("socket"), new Operand.Memory("address", name, 0), value(name.length))
                        .told()
                        .then(Step.END),
                Step.tell("socket"));
    }
}
