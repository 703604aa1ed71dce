// goal: take memory that outlives its process: System V segments
// limits: memory=48
// confined: oom_kill
// unconfined: user 0
// arguments: 96
// prints: 96 MiB
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 1 << 20, count = 0;
    for (; count < most; count++) {
        int segment = shmget(IPC_PRIVATE, 1 << 20, IPC_CREAT | 0600);
        char *memory = segment < 0 ? (char *)-1 : shmat(segment, NULL, 0);
        if (memory == (char *)-1) return 1;
        memset(memory, 1, 1 << 20);
        shmdt(memory);
        if (argc > 1) shmctl(segment, IPC_RMID, NULL);
    }
    printf("%d MiB\n", count);
    return 0;
}
