// goal: have more files open than allowed: descriptors in messages to a socket that is itself in a message
// limits: files=32
// confined: normal_exit
// matches: ETOOMANYREFS after \d{1,3}|EAGAIN after \d{1,4}
// unconfined: user 0
// matches: (ETOOMANYREFS|EAGAIN) after \d+
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int send_descriptors(int through, int descriptor) {
    union { struct cmsghdr header; char room[CMSG_SPACE(16 * sizeof(int))]; } control = {0};
    char byte = 'x';
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    control.header = (struct cmsghdr){CMSG_LEN(16 * sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
    int *descriptors = (int *)CMSG_DATA(&control.header);
    for (int i = 0; i < 16; i++) descriptors[i] = descriptor;
    return (int)sendmsg(through, &message, MSG_DONTWAIT);
}

int main(void) {
    int ends[2], count = 0;
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0) return 1;
    while (count < 1000000 && send_descriptors(ends[0], ends[1]) == 1) {
        count++; // nobody receives; with the last of ours closed, the kernel has to collect the garbage
        if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0) break;
        if (ends[1] > 20) {
            close(ends[0]);
            close(ends[1]);
            ends[0] = 3;
            ends[1] = 4;
        }
    }
    printf("%s after %d\n", strerrorname_np(errno), count);
    return 0;
}
