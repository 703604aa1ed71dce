// goal: never end and use no time: stop, and let the judge wait
// limits: wall=700
// confined: wall_limit
// unconfined: user 0
// arguments: 1
// prints: a stopped child
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    (void)argv;
    if (argc > 1) {
        pid_t child = fork();
        if (child == 0) raise(SIGSTOP);
        int status;
        waitpid(child, &status, WUNTRACED);
        printf("%s\n", WIFSTOPPED(status) ? "a stopped child" : "no stopped child");
        kill(child, SIGKILL);
        return 0;
    }
    raise(SIGSTOP);
    return 1;
}
