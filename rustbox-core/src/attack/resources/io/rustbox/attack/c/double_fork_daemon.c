// goal: live on as a daemon: two forks, a session of its own, no streams
// confined: normal_exit
// prints: the daemon lives
// leaves: 1
// unconfined: user 0
// prints: the daemon lives
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    if (fork() == 0) {
        setsid();
        if (fork() != 0) _exit(0);
        if (chdir("/") != 0) _exit(1);
        for (int signal_ = 1; signal_ < 32; signal_++) signal(signal_, SIG_IGN);
        for (int file = 0; file < 3; file++) dup2(open("/dev/null", O_RDWR), file);
        if (write(ends[1], "x", 1) != 1) _exit(1);
        for (;;) pause();
    }
    char byte;
    if (read(ends[0], &byte, 1) != 1) return 2;
    if (wait(NULL) < 0) return 3;
    printf("the daemon lives\n");
    return 0;
}
