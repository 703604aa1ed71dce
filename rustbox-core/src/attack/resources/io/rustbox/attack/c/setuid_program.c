// goal: get root's rights from a set-user-ID program of the system
// confined: normal_exit
// matches: su runs as 6\d{4}
// unconfined: user 0
// prints: su runs as 0
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// The effective uid of a process that executes su, which waits for a password on a pipe that nobody writes to.
static int effective_uid(pid_t pid) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    for (;;) {
        int uid = -1, is_su = 0;
        FILE *file = fopen(path, "r");
        if (file == NULL) return -1;
        while (fgets(line, sizeof line, file) != NULL) {
            if (strcmp(line, "Name:\tsu\n") == 0) is_su = 1;
            if (strncmp(line, "State:\tZ", 8) == 0) is_su = -1;
            sscanf(line, "Uid: %*d %d", &uid);
        }
        fclose(file);
        if (is_su == 1) return uid;
        if (is_su == -1) return -1;
        usleep(1000);
    }
}

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], 0);
        close(ends[1]);
        close(1);
        close(2);
        execl("/usr/bin/su", "su", "-c", "true", (char *)NULL);
        _exit(1);
    }
    kill(child, 0);
    printf("su runs as %d\n", effective_uid(child));
    fflush(stdout);
    close(ends[1]);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return 0;
}
