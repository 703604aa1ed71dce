// Prints what a process sees of its surroundings, one "name value" line for each fact.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void fact(const char *name, const char *value) { printf("%s %s\n", name, value); }

static void number(const char *name, long value) { printf("%s %ld\n", name, value); }

// "ok", or the name of the error
static const char *result(long value) { return value >= 0 ? "ok" : strerrorname_np(errno); }

static void opened(const char *name, const char *path, int flags) {
    int fd = open(path, flags, 0600);
    fact(name, result(fd));
    if (fd >= 0) close(fd);
}

static void listing(const char *name, const char *path) {
    DIR *dir = opendir(path);
    if (dir == NULL) {
        fact(name, strerrorname_np(errno));
        return;
    }
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) fact(name, entry->d_name);
    closedir(dir);
}

static void lines(const char *name, const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fact(name, strerrorname_np(errno));
        return;
    }
    char line[4096];
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = 0;
        fact(name, line);
    }
    fclose(file);
}

static void processes(void) {
    number("pid", getpid());
    number("ppid", getppid());
    number("sid", getsid(0));
    number("pgrp", getpgrp());
    DIR *dir = opendir("/proc");
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (strspn(entry->d_name, "0123456789") == strlen(entry->d_name)) fact("process", entry->d_name);
        else fact("procfs", entry->d_name);
    }
    closedir(dir);
    opened("open:/proc/1/status", "/proc/1/status", O_RDONLY);
    fact("kill:1", result(kill(1, 0)));
    fact("kill:keeper", result(kill(1, SIGCONT)));
}

// What it comes to on an Internet socket, if there are such sockets at all.
static int connecting(int type, uint32_t host) {
    int sock = socket(AF_INET, type, 0);
    if (sock < 0) return -1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(1), .sin_addr.s_addr = htonl(host)};
    int connected = connect(sock, (struct sockaddr *)&address, sizeof address), failure = errno;
    close(sock);
    errno = failure;
    return connected;
}

static void network(void) {
    int sock = socket(AF_UNIX, SOCK_STREAM, 0);
    for (int index = 1; index < 64; index++) {
        struct ifreq request = {.ifr_ifindex = index};
        if (ioctl(sock, SIOCGIFNAME, &request) != 0) continue;
        if (ioctl(sock, SIOCGIFFLAGS, &request) != 0) continue;
        printf("interface %s %s %s\n", request.ifr_name, request.ifr_flags & IFF_LOOPBACK ? "loopback" : "other",
                request.ifr_flags & IFF_UP ? "up" : "down");
    }
    fact("connect:127.0.0.1", result(connecting(SOCK_STREAM, INADDR_LOOPBACK)));
    fact("connect:192.0.2.1", result(connecting(SOCK_DGRAM, 0xc0000201)));
    fact("socket:netlink", result(socket(AF_NETLINK, SOCK_RAW, 0)));
    fact("socket:packet", result(socket(AF_PACKET, SOCK_RAW, 0)));
    fact("socket:raw", result(socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)));
    close(sock);
}

static void files(void) {
    lines("mount", "/proc/self/mountinfo");
    listing("root", "/");
    listing("etc", "/etc");
    listing("sys", "/sys");
    listing("net", "/sys/class/net");
    opened("tmpfile:/usr", "/usr", O_TMPFILE | O_WRONLY);
    opened("tmpfile:/usr/bin", "/usr/bin", O_TMPFILE | O_WRONLY);
    opened("tmpfile:/", "/", O_TMPFILE | O_WRONLY);
    opened("tmpfile:/etc", "/etc", O_TMPFILE | O_WRONLY);
    opened("tmpfile:/dev", "/dev", O_TMPFILE | O_WRONLY);
    opened("tmpfile:/tmp", "/tmp", O_TMPFILE | O_WRONLY);
    opened("tmpfile:/dev/shm", "/dev/shm", O_TMPFILE | O_WRONLY);
    opened("tmpfile:.", ".", O_TMPFILE | O_WRONLY);
    static const char *secrets[] = {"/etc/passwd", "/etc/shadow", "/etc/hostname", "/proc/cpuinfo", "/proc/meminfo",
            "/proc/kcore", "/proc/kmsg", "/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/self/mem",
            "/sys/devices/system/cpu/online", "/sys/kernel/mm/transparent_hugepage/enabled", "/dev/kmsg", "/dev/mem",
            "/root", "/home", "/var", "/run"};
    for (unsigned i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        char name[128];
        snprintf(name, sizeof name, "open:%s", secrets[i]);
        opened(name, secrets[i], O_RDONLY);
    }
    fact("mknod", result(mknod("probe-device", S_IFCHR | 0600, makedev(1, 3))));
    unlink("probe-device");
}

static void devices(void) {
    DIR *dir = opendir("/dev");
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        struct stat stat;
        if (fstatat(dirfd(dir), entry->d_name, &stat, AT_SYMLINK_NOFOLLOW) == 0
                && (S_ISCHR(stat.st_mode) || S_ISBLK(stat.st_mode)))
            printf("device %s %u:%u %o\n", entry->d_name, major(stat.st_rdev), minor(stat.st_rdev), stat.st_mode & 07777);
    }
    closedir(dir);
}

static void descriptors(void) {
    DIR *dir = opendir("/proc/self/fd");
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        if (entry->d_name[0] != '.' && atoi(entry->d_name) != dirfd(dir)) fact("fd", entry->d_name);
    closedir(dir);
    fact("stdin:seek", result(lseek(0, 0, SEEK_END)));
    fact("stdin:write", result(write(0, "x", 1)));
    fact("stdin:truncate", result(ftruncate(0, 0)));
    fact("stdin:reopen-for-writing", result(open("/proc/self/fd/0", O_RDWR)));
    void *mapped = mmap(NULL, 4096, PROT_READ, MAP_SHARED, 0, 0);
    fact("stdin:map", mapped == MAP_FAILED ? strerrorname_np(errno) : "ok");
    fact("stdout:seek", result(lseek(1, 0, SEEK_END)));
    number("stdout:access", fcntl(1, F_GETFL) & (O_ACCMODE | O_NONBLOCK));
    number("stderr:access", fcntl(2, F_GETFL) & (O_ACCMODE | O_NONBLOCK));
}

// Copies this program to a directory, executes it there, and says what came of it.
static void executed(const char *name, const char *directory) {
    char path[256], buffer[65536];
    snprintf(path, sizeof path, "%s/rustbox-copy-of-view", directory);
    int from = open("/proc/self/exe", O_RDONLY), to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
    ssize_t count;
    while (to >= 0 && (count = read(from, buffer, sizeof buffer)) > 0)
        if (write(to, buffer, count) != count) break;
    close(from);
    close(to);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execl(path, path, "nothing", (char *)NULL);
        _exit(errno);
    }
    int status;
    waitpid(child, &status, 0);
    errno = WEXITSTATUS(status);
    fact(name, errno == 0 ? "ok" : strerrorname_np(errno));
    int file = open(path, O_RDONLY);
    char mapping[64];
    snprintf(mapping, sizeof mapping, "map-%s", name);
    void *mapped = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    fact(mapping, mapped == MAP_FAILED ? strerrorname_np(errno) : "ok");
    close(file);
    unlink(path);
}

static void limits(void) {
    for (int resource = 0; resource < RLIM_NLIMITS; resource++) {
        struct rlimit limit;
        getrlimit(resource, &limit);
        printf("rlimit:%d %ld %ld\n", resource, (long)limit.rlim_cur, (long)limit.rlim_max);
    }
    struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
    fact("raise-limit", result(setrlimit(RLIMIT_FSIZE, &more)));
}

static void identity(void) {
    lines("status", "/proc/self/status");
    lines("cgroup", "/proc/self/cgroup");
    struct utsname names;
    uname(&names);
    fact("hostname", names.nodename);
    fact("domainname", names.domainname);
    char directory[4096];
    fact("cwd", getcwd(directory, sizeof directory) == NULL ? strerrorname_np(errno) : directory);
    for (char **variable = environ; *variable != NULL; variable++) fact("env", *variable);
    mode_t mask = umask(0);
    printf("umask %03o\n", mask);
    fact("setuid", result(setuid(0)));
}

int main(int argc, char **argv) {
    if (argc > 1) return strcmp(argv[1], "nothing") == 0 ? 0 : 1;
    descriptors();
    processes();
    network();
    files();
    devices();
    executed("exec:/tmp", "/tmp");
    executed("exec:/dev/shm", "/dev/shm");
    executed("exec:.", ".");
    limits();
    identity();
    return 0;
}
