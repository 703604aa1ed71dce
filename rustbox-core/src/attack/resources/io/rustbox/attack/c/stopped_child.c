// goal: leave a stopped child, which no polite signal ends
// confined: normal_exit
// prints: stopped
// leaves: 1
// unconfined: user 0
// prints: stopped
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        _exit(0);
    }
    int status;
    waitpid(child, &status, WUNTRACED);
    printf("%s\n", WIFSTOPPED(status) ? "stopped" : "ended");
    return 0;
}
