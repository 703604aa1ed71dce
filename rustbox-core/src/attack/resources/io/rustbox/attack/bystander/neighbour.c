// Sits in its sandbox until its standard input ends; then tells whether anything has reached it.
#define _GNU_SOURCE
#include <dirent.h>
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

static const char SECRET[] = "a neighbour's secret";
static volatile sig_atomic_t signals;

static void count(int signal) {
    (void)signal;
    signals++;
}

int main(void) {
    for (int signal = 1; signal < 65; signal++) {
        struct sigaction action = {.sa_handler = count, .sa_flags = SA_RESTART};
        sigaction(signal, &action, NULL); // fails for those that nobody can catch
    }
    int file = open("/tmp/neighbour", O_RDWR | O_CREAT | O_EXCL, 0666);
    if (file < 0 || write(file, SECRET, sizeof SECRET) != sizeof SECRET) return 7;
    fchmod(file, 0666);
    char *shared = shmat(shmget(0x6e656967, sizeof SECRET, IPC_CREAT | 0666), NULL, 0);
    memcpy(shared, SECRET, sizeof SECRET);
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0neighbour"};
    int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (bind(listening, (struct sockaddr *)&address, sizeof(sa_family_t) + 10) != 0 || listen(listening, 8) != 0) return 7;

    char content[sizeof SECRET];
    while (read(0, content, sizeof content) != 0) {}

    printf("signals %d\n", (int)signals);
    int same = pread(file, content, sizeof content, 0) == sizeof content && memcmp(content, SECRET, sizeof SECRET) == 0;
    printf("file %s\n", same && lseek(file, 0, SEEK_END) == sizeof SECRET ? "as it was" : "changed");
    printf("shared memory %s\n", memcmp(shared, SECRET, sizeof SECRET) == 0 ? "as it was" : "changed");
    int connections = 0;
    while (accept(listening, NULL, NULL) >= 0) connections++;
    printf("connections %d\n", connections);
    int processes = -1;
    DIR *dir = opendir("/proc");
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        processes += entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
    printf("descendants %d\n", processes);
    return 0;
}
