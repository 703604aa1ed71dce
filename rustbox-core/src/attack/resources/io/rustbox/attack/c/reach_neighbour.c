// goal: find a program in another sandbox by every name it has given anything
// confined: normal_exit
// prints: its file ENOENT
// prints: its memory ENOENT
// prints: its socket ECONNREFUSED
// prints: its process no
// prints: by number no
// unconfined: user 0
// arguments: beside
// prints: its file ok
// prints: its memory ok
// prints: its socket ok
// prints: its process yes
// prints: by number yes
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static const key_t KEY = 0x6e656967;
static struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0neighbour"};
static const socklen_t LENGTH = sizeof(sa_family_t) + 10;

static void told(const char *what, int result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

// Leaves what the neighbour of the tests leaves, where there is none.
static pid_t beside(void) {
    int ends[2];
    if (pipe(ends) != 0) exit(1);
    pid_t child = fork();
    if (child == 0) {
        close(open("/tmp/neighbour", O_CREAT | O_RDWR, 0666));
        shmget(KEY, 20, IPC_CREAT | 0666);
        int listening = socket(AF_UNIX, SOCK_STREAM, 0);
        if (bind(listening, (struct sockaddr *)&name, LENGTH) != 0 || listen(listening, 8) != 0) _exit(1);
        if (write(ends[1], "x", 1) != 1) _exit(1);
        pause();
    }
    char byte;
    if (read(ends[0], &byte, 1) != 1) exit(1);
    return child;
}

int main(int argc, char **argv) {
    (void)argv;
    pid_t child = argc > 1 ? beside() : 0;
    told("its file", open("/tmp/neighbour", O_RDONLY));
    int memory = shmget(KEY, 0, 0);
    told("its memory", memory);
    told("its socket", connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name, LENGTH));
    int others = 0, of_others = 0;
    DIR *dir = opendir("/proc");
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        int pid = atoi(entry->d_name);
        others += pid > 0 && pid != getpid();
    }
    for (int pid = 2; pid < 65536; pid++) of_others += pid != getpid() && kill(pid, 0) == 0;
    printf("its process %s\n", others > 0 ? "yes" : "no");
    printf("by number %s\n", of_others > 0 ? "yes" : "no");
    if (child != 0) {
        kill(child, SIGKILL);
        shmctl(memory, IPC_RMID, NULL);
        unlink("/tmp/neighbour");
    }
    return 0;
}
