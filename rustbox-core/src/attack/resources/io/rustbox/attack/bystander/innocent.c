// Prints what is around it, as far as that may not change from one run of a sandbox to the next.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/utsname.h>
#include <unistd.h>

extern char **environ;

static void list(const char *path, int (*wanted)(const char *)) {
    DIR *dir = opendir(path);
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        if (wanted(entry->d_name)) printf("%s/%s\n", path, entry->d_name);
    closedir(dir);
}

static int any(const char *name) { return strcmp(name, ".") != 0 && strcmp(name, "..") != 0; }

static int other_process(const char *name) {
    char own[16];
    snprintf(own, sizeof own, "%d", getpid());
    return name[0] >= '0' && name[0] <= '9' && strcmp(name, own) != 0;
}

// Lines of a file of /proc, without those that tell of this process alone; ids of mounts are counted on.
static void lines(const char *path, const char *const *skipped) {
    char line[4096];
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        printf("%s %s\n", path, strerrorname_np(errno));
        return;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        int skip = 0;
        for (const char *const *prefix = skipped; *prefix != NULL; prefix++)
            skip |= strncmp(line, *prefix, strlen(*prefix)) == 0;
        if (!skip) printf("%s %s", path, line);
    }
    fclose(file);
}

static void mounts(void) {
    char line[4096], target[512], options[512];
    FILE *file = fopen("/proc/self/mountinfo", "r");
    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "%*d %*d %*s %*s %511s %511s", target, options) == 2)
            printf("mount %s %s%s", target, options, strstr(line, " - "));
    fclose(file);
}

static void space(const char *path) {
    struct statvfs room;
    statvfs(path, &room);
    printf("%s %lu of %lu inodes, blocks %lu of %lu\n", path, room.f_ffree, room.f_files, room.f_bfree, room.f_blocks);
}

static void ipc(void) {
    struct shm_info memory;
    struct msginfo queues;
    struct seminfo semaphores;
    shmctl(0, SHM_INFO, (struct shmid_ds *)&memory);
    msgctl(0, MSG_INFO, (struct msqid_ds *)&queues);
    semctl(0, 0, SEM_INFO, &semaphores);
    printf("ipc %d %d %d\n", memory.used_ids, queues.msgpool, semaphores.semusz);
}

int main(void) {
    static const char *const OWN[] = {"Pid:", "Tgid:", "Ngid:", "NSpid:", "NStgid:", "NSpgid:", "NSsid:", "Vm", "Rss", "Hugetlb",
            "voluntary", "nonvoluntary", "Cpus_allowed", "Mems_allowed", "x86_",
            "FDSize:", NULL}; // the last: how large the table of the JVM was that it is a copy of
    static const char *const NONE[] = {NULL};
    list("/box", any);
    list("/tmp", any);
    list("/dev/shm", any);
    list("/proc", other_process);
    list("/proc/self/fd", any);
    lines("/proc/self/status", OWN);
    lines("/proc/self/limits", NONE);
    lines("/proc/self/net/unix", NONE);
    lines("/proc/self/net/tcp", NONE);
    lines("/proc/self/net/udp", NONE);
    lines("/proc/self/net/dev", NONE);
    lines("/proc/self/net/snmp", NONE);
    lines("/proc/self/net/snmp6", NONE);
    lines("/proc/self/net/netstat", NONE);
    lines("/proc/self/timers", NONE);
    lines("/proc/self/oom_score_adj", NONE);
    lines("/proc/self/cgroup", NONE);
    lines("/proc/self/coredump_filter", NONE);
    mounts();
    space("/box");
    space("/tmp");
    space("/dev/shm");
    ipc();
    struct utsname names;
    uname(&names);
    struct itimerval timer;
    getitimer(ITIMER_REAL, &timer);
    mode_t mask = umask(0);
    printf("name %s %s, personality %x, umask %o, nice %d, policy %d, alarm %ld, dumpable %d, cwd %s\n", names.nodename,
            names.domainname, personality(0xffffffff), mask, getpriority(PRIO_PROCESS, 0), sched_getscheduler(0),
            timer.it_value.tv_sec, prctl(PR_GET_DUMPABLE), getcwd(NULL, 0));
    for (char **variable = environ; *variable != NULL; variable++) printf("env %s\n", *variable);
    return 0;
}
