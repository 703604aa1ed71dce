// goal: get root's rights from a set-user-ID program of the system
// confined: normal_exit
// matches: su runs as 6\d{4}
// unconfined: user 0
// prints: su runs as 0
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// A pipe that whoever writes to it waits: a program that would end with a message stays.
static int full_pipe(void) {
    static char block[4096];
    int ends[2];
    if (pipe2(ends, O_NONBLOCK) != 0) return -1;
    for (size_t size = sizeof block; size > 0; size /= 2)
        while (write(ends[1], block, size) > 0) {}
    fcntl(ends[1], F_SETFL, 0);
    return ends[1];
}

// The effective uid of a process that executes su, which waits for a password, or for room for what it has to say.
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
    int ends[2], full = full_pipe();
    if (full < 0 || pipe(ends) != 0) return 1;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], 0);
        close(ends[1]);
        dup2(full, 1);
        dup2(full, 2);
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
