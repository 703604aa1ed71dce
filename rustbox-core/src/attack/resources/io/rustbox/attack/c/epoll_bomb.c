// goal: take the kernel's memory and time with nested epoll sets
// limits: files=64
// confined: normal_exit
// matches: depth ends with E(INVAL|LOOP)
// prints: a circle ends with ELOOP
// unconfined: user 0
// matches: depth ends with E(INVAL|LOOP)
// prints: a circle ends with ELOOP
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>

int main(void) {
    struct epoll_event event = {.events = EPOLLIN};
    int first = epoll_create1(0), last = first;
    for (int i = 0; i < 40; i++) {
        int next = epoll_create1(0);
        if (epoll_ctl(next, EPOLL_CTL_ADD, last, &event) != 0) break;
        last = next;
    }
    printf("depth ends with %s\n", strerrorname_np(errno));
    int one = epoll_create1(0), other = epoll_create1(0);
    epoll_ctl(one, EPOLL_CTL_ADD, other, &event);
    epoll_ctl(other, EPOLL_CTL_ADD, one, &event);
    printf("a circle ends with %s\n", strerrorname_np(errno));
    return 0;
}
