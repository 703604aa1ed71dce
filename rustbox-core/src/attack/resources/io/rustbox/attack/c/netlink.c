// goal: ask the kernel for the host's network, and listen in on it
// confined: normal_exit
// prints: netlink route EAFNOSUPPORT
// prints: netlink audit EAFNOSUPPORT
// prints: packet EAFNOSUPPORT
// prints: raw EAFNOSUPPORT
// prints: vsock EAFNOSUPPORT
// prints: key EAFNOSUPPORT
// prints: alg EAFNOSUPPORT
// prints: netlink pair EAFNOSUPPORT
// unconfined: root 0
// prints: netlink route ok
// matches: netlink audit (ok|EPROTONOSUPPORT)
// prints: packet ok
// prints: raw ok
// matches: vsock (ok|EAFNOSUPPORT)
// matches: key (ok|EAFNOSUPPORT)
// matches: alg (ok|EAFNOSUPPORT)
// matches: netlink pair E(OPNOTSUPP|PROTONOSUPPORT)
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

int main(void) {
    int pair[2];
    told("netlink route", socket(AF_NETLINK, SOCK_RAW, 0));
    told("netlink audit", socket(AF_NETLINK, SOCK_RAW, 9));
    told("packet", socket(AF_PACKET, SOCK_RAW, 0x0300));
    told("raw", socket(AF_INET, SOCK_RAW, 1));
    told("vsock", socket(AF_VSOCK, SOCK_STREAM, 0));
    told("key", socket(AF_KEY, SOCK_RAW, 2));
    told("alg", socket(AF_ALG, SOCK_SEQPACKET, 0));
    told("netlink pair", socketpair(AF_NETLINK, SOCK_RAW, 0, pair));
    return 0;
}
