// goal: take the kernel's memory with messages that nobody reads
// limits: memory=48
// confined: oom_kill
// unconfined: user 0
// arguments: 4096
// prints: 4096 messages
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/msg.h>

int main(int argc, char **argv) {
    static struct { long type; char text[8192]; } message = {1, {0}};
    int most = argc > 1 ? atoi(argv[1]) : 1 << 30, count = 0, queue = -1;
    while (count < most) {
        if (queue < 0 && (queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600)) < 0) break;
        if (msgsnd(queue, &message, sizeof message.text, IPC_NOWAIT) == 0) count++;
        else queue = -1; // full: another one
    }
    printf("%d messages\n", count);
    return 0;
}
