// goal: hold the streams open without any process: in a message that nobody can receive
// confined: normal_exit
// prints: the end
// unconfined: user 0
// prints: the end
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0) return 1;
    int held[4] = {ends[0], ends[1], 1, 2}; // a socket in its own queue, and the streams with it
    union { struct cmsghdr header; char room[CMSG_SPACE(sizeof held)]; } control = {0};
    char byte = 'x';
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    control.header = (struct cmsghdr){CMSG_LEN(sizeof held), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(&control.header), held, sizeof held);
    if (sendmsg(ends[0], &message, 0) != 1) return 2;
    printf("the end\n");
    return 0;
}
