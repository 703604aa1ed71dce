// goal: write more than allowed, shared out among processes so that none writes much
// limits: output=1 processes=32
// confined: output_limit
// matches: x{1048576}
// leaves: any
// unconfined: user 0
// arguments: 2
// matches: x{2097152}
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    static char block[1 << 16];
    memset(block, 'x', sizeof block);
    int children = (argc > 1 ? atoi(argv[1]) : 1 << 20) * 16;
    for (int i = 0; i < children; i++) {
        pid_t child = fork();
        if (child < 0) return 1;
        if (child == 0) _exit(write(1, block, sizeof block) == sizeof block ? 0 : 1);
        waitpid(child, NULL, 0);
    }
    return 0;
}
