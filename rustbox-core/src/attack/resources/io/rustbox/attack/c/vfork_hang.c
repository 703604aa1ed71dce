// goal: wait in the kernel, where no signal but one gets through: in vfork, for a child that sleeps
// limits: wall=700
// confined: wall_limit
// leaves: any
// unconfined: user 0
// arguments: 1
// prints: back
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv) {
    (void)argv;
    if (vfork() == 0) {
        if (argc == 1)
            for (;;) pause();
        _exit(0);
    }
    printf("back\n");
    return 0;
}
