// goal: leave a name for the next run: a bound socket that lives on in a message to itself
// confined: normal_exit
// prints: planted
// unconfined: user 0
// prints: planted
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 64; i++) {
        struct sockaddr_un name = {.sun_family = AF_UNIX};
        socklen_t length = (socklen_t)(sizeof(sa_family_t) + 1 + snprintf(name.sun_path + 1, 32, "planted-%d", i));
        int bound = socket(AF_UNIX, SOCK_DGRAM, 0);
        if (bind(bound, (struct sockaddr *)&name, length) != 0) return 1;
        if (connect(bound, (struct sockaddr *)&name, length) != 0) return 2;
        union { struct cmsghdr header; char room[CMSG_SPACE(sizeof(int))]; } control = {0};
        char byte = 'x';
        struct iovec data = {&byte, 1};
        struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
        control.header = (struct cmsghdr){CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
        memcpy(CMSG_DATA(&control.header), &bound, sizeof bound);
        if (sendmsg(bound, &message, 0) != 1) return 3;
        close(bound);
    }
    printf("planted\n");
    return 0;
}
