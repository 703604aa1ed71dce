// goal: leave a trace for the next run in everything that a process can change about itself and its surroundings
// confined: normal_exit
// prints: planted
// leaves: 2
// unconfined: user 0
// arguments: removed
// prints: planted
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void file(const char *path) {
    int created = open(path, O_CREAT | O_RDWR, 0666);
    flock(created, LOCK_EX);
    if (write(created, "x", 1) != 1) _exit(3);
}

static void stays(int stopped) {
    if (fork() != 0) return;
    setsid();
    close(1);
    close(2);
    if (stopped) raise(SIGSTOP);
    for (;;) pause();
}

int main(int argc, char **argv) {
    (void)argv;
    file("planted");
    file("/tmp/planted-by-attack");
    file("/dev/shm/planted-by-attack");
    mkfifo("fifo", 0666);
    mkdir("folder", 0);
    if (symlink("/usr", "link") != 0) return 2;
    shmget(77, 4096, IPC_CREAT | 0666);
    msgget(77, IPC_CREAT | 0666);
    semget(77, 3, IPC_CREAT | 0666);
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0planted"};
    bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name, sizeof(sa_family_t) + 8);
    stays(0);
    stays(1);
    struct itimerval soon = {{0, 1000}, {0, 1000}};
    signal(SIGALRM, SIG_IGN);
    setitimer(ITIMER_REAL, &soon, NULL);
    timer_t timer;
    struct itimerspec often = {{0, 1000000}, {0, 1000000}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    timer_settime(timer, 0, &often, NULL);
    for (int signal_ = 1; signal_ < 32; signal_++) signal(signal_, SIG_IGN);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    umask(0777);
    setpriority(PRIO_PROCESS, 0, 19);
    struct sched_param none = {0};
    sched_setscheduler(0, SCHED_IDLE, &none);
    cpu_set_t first;
    CPU_ZERO(&first);
    CPU_SET(0, &first);
    sched_setaffinity(0, sizeof first, &first);
    personality(ADDR_NO_RANDOMIZE);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NAME, "planted");
    prctl(PR_SET_TIMERSLACK, 1);
    printf("planted\n");
    fflush(stdout);
    for (int resource = 0; resource < 16; resource++) {
        struct rlimit nothing = {0, 0};
        if (resource != RLIMIT_CPU && resource != RLIMIT_STACK) setrlimit(resource, &nothing);
    }
    if (argc > 1) { // outside nothing takes them away
        unlink("/tmp/planted-by-attack");
        unlink("/dev/shm/planted-by-attack");
        chmod("folder", 0700);
    }
    return 0;
}
