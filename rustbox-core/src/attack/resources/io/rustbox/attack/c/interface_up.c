// goal: get a network: bring the loopback up, and talk to one's own processes or to others over it
// confined: normal_exit
// prints: up EAFNOSUPPORT
// prints: bind EAFNOSUPPORT
// prints: connect EAFNOSUPPORT
// unconfined: root 0
// prints: up ok
// prints: bind ok
// prints: connect ok
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static int unavailable; // why there is no socket to try it with

static void told(const char *what, int result) {
    printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(unavailable != 0 ? unavailable : errno));
}

int main(void) {
    int listening = socket(AF_INET, SOCK_STREAM, 0), talking = socket(AF_INET, SOCK_STREAM, 0);
    unavailable = listening < 0 ? errno : 0;
    struct ifreq loopback = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(4096), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    told("up", ioctl(listening, SIOCSIFFLAGS, &loopback));
    told("bind", bind(listening, (struct sockaddr *)&address, sizeof address));
    listen(listening, 1);
    told("connect", connect(talking, (struct sockaddr *)&address, sizeof address));
    return 0;
}
