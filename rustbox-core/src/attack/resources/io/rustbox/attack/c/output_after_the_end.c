// goal: go on writing when the program has ended, to bring more into the verdict, or a wrong one
// confined: normal_exit
// matches: x*
// leaves: any
// unconfined: user 0
// matches: x*
#include <signal.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    static char block[512];
    memset(block, 'x', sizeof block);
    int ends[2];
    if (pipe(ends) != 0) return 1;
    if (fork() == 0) {
        if (write(1, block, 16) != 16 || write(ends[1], "x", 1) != 1) _exit(1);
        for (;;) { // slowly enough to stay below the limit
            if (write(1, block, 16) < 0) _exit(0);
            usleep(100);
        }
    }
    char byte;
    return read(ends[0], &byte, 1) == 1 ? 0 : 2;
}
