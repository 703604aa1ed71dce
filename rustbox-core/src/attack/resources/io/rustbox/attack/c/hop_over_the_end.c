// goal: be no process that is there when all are killed: each forks the next and ends
// limits: processes=64
// confined: normal_exit
// prints: the end
// leaves: any
// unconfined: user 0
// prints: the end
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    for (int chain = 0; chain < 3; chain++)
        if (fork() == 0) {
            close(1);
            close(2);
            if (write(ends[1], "x", 1) != 1) _exit(1);
            for (;;)
                if (fork() > 0) _exit(0);
        }
    for (int chain = 0; chain < 3; chain++) {
        char byte;
        if (read(ends[0], &byte, 1) != 1) return 2;
    }
    printf("the end\n");
    return 0;
}
