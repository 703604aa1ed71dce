// "leave" leaves traces wherever a process can, a child among them whose pid it prints on stderr; "look" prints every
// trace that it finds; "remove" takes those away that the kernel keeps.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static const key_t KEY = 0x72757374;
static const char *DIRECTORIES[] = {".", "/tmp", "/dev/shm"};

static int abstract_socket(struct sockaddr_un *address) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    memcpy(address->sun_path, "\0rustbox-trace", 14);
    return socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
}

static void told(const char *what, long result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

static int leave(void) {
    for (int i = 0; i < 3; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/rustbox-trace", DIRECTORIES[i]);
        told(path, open(path, O_CREAT | O_WRONLY, 0666));
    }
    told("shm", shmget(KEY, 4096, IPC_CREAT | 0666));
    told("msg", msgget(KEY, IPC_CREAT | 0666));
    told("sem", semget(KEY, 1, IPC_CREAT | 0666));
    told("mqueue", mq_open("/rustbox-trace", O_CREAT | O_RDWR, 0666, NULL));
    struct sockaddr_un address;
    int sock = abstract_socket(&address);
    told("bind", bind(sock, (struct sockaddr *)&address, sizeof(sa_family_t) + 14));
    told("listen", listen(sock, 1));
    fflush(stdout);
    int ends[2];
    if (pipe(ends) != 0) return 7;
    pid_t child = fork();
    if (child == 0) {
        setsid();
        if (write(ends[1], "x", 1) != 1) _exit(7);
        for (;;) pause();
    }
    char byte;
    if (read(ends[0], &byte, 1) != 1) return 7;
    fprintf(stderr, "%d\n", child);
    return 0;
}

static int look(void) {
    for (int i = 0; i < 3; i++) {
        DIR *dir = opendir(DIRECTORIES[i]);
        for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
            if (strstr(entry->d_name, "rustbox-trace") != NULL) printf("found %s/%s\n", DIRECTORIES[i], entry->d_name);
        closedir(dir);
    }
    if (shmget(KEY, 0, 0) >= 0) printf("found shm\n");
    if (msgget(KEY, 0) >= 0) printf("found msg\n");
    if (semget(KEY, 0, 0) >= 0) printf("found sem\n");
    if (mq_open("/rustbox-trace", O_RDWR) >= 0) printf("found mqueue\n");
    struct sockaddr_un address;
    int sock = abstract_socket(&address);
    if (connect(sock, (struct sockaddr *)&address, sizeof(sa_family_t) + 14) == 0) printf("found socket\n");
    if (kill(-1, 0) == 0) printf("found process\n");
    else if (errno != ESRCH && errno != EPERM) printf("kill %s\n", strerrorname_np(errno));
    return 0;
}

static int remove_all(void) {
    shmctl(shmget(KEY, 0, 0), IPC_RMID, NULL);
    msgctl(msgget(KEY, 0), IPC_RMID, NULL);
    semctl(semget(KEY, 0, 0), 0, IPC_RMID);
    mq_unlink("/rustbox-trace");
    for (int i = 0; i < 3; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/rustbox-trace", DIRECTORIES[i]);
        unlink(path);
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 2) return 8;
    if (strcmp(argv[1], "leave") == 0) return leave();
    if (strcmp(argv[1], "look") == 0) return look();
    return remove_all();
}
