// Does one of the things that a judge has to tell apart; the first argument says which.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char *argument; // the second argument, "" if there is none

static void spin(void) {
    for (;;) __asm__ volatile("");
}

static void *spinning(void *unused) {
    spin();
    return unused;
}

static void sleep_ms(long ms) {
    struct timespec rest = {ms / 1000, ms % 1000 * 1000000};
    while (nanosleep(&rest, &rest) != 0) {}
}

static long number(void) { return atol(argument); }

static void allocate(long mebibytes) {
    for (long i = 0; i < mebibytes; i++) {
        char *block = malloc(1 << 20);
        if (block == NULL) exit(7);
        memset(block, 1, 1 << 20);
    }
}

static int act_exit(void) { return (int)number(); }

static int act_signal(void) {
    kill(getpid(), (int)number());
    pause();
    return 7;
}

static int act_abort(void) { abort(); }

static int act_segfault(void) {
    *(volatile int *)8 = 1;
    return 7;
}

static int act_spin_threads(void) {
    pthread_t thread;
    for (long i = 1; i < number(); i++)
        if (pthread_create(&thread, NULL, spinning, NULL) != 0) return 7;
    spin();
    return 0;
}

static int act_spin_processes(void) {
    for (long i = 1; i < number(); i++) {
        pid_t child = fork();
        if (child < 0) return 7;
        if (child == 0) spin();
    }
    spin();
    return 0;
}

// The work is done by children, one after the other, that are waited for.
static int act_spin_in_turns(void) {
    for (;;) {
        pid_t child = fork();
        if (child == 0) {
            clock_t start = clock();
            while (clock() - start < CLOCKS_PER_SEC / 20) {}
            _exit(0);
        }
        waitpid(child, NULL, 0);
    }
}

// Uses that many milliseconds of CPU time, and ends well.
static int act_work(void) {
    struct timespec used;
    do clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    while (used.tv_sec * 1000 + used.tv_nsec / 1000000 < number());
    return 0;
}

static int act_sleep(void) {
    sleep_ms(number());
    return 0;
}

// Writes now and then for that many milliseconds.
static int act_chatter(void) {
    for (long i = 0; i < number(); i += 10) {
        if (write(1, ".", 1) != 1) return 7;
        sleep_ms(10);
    }
    return 0;
}

static void nothing(int signal) { (void)signal; }

static int act_survive_sigxcpu(void) {
    signal(SIGXCPU, strcmp(argument, "catch") == 0 ? nothing : SIG_IGN);
    struct rlimit limit;
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = 1;
    setrlimit(RLIMIT_CPU, &limit);
    spin();
    return 0;
}

static int act_malloc(void) {
    allocate(number());
    return 0;
}

static int act_mmap(void) {
    size_t size = (size_t)number() << 20;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    return memory == MAP_FAILED ? 7 : 0;
}

// Four children share the memory out among themselves; each waits for the others.
static int act_fork_memory(void) {
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            allocate(number() / 4);
            pause();
        }
    while (wait(NULL) > 0) {}
    return 0;
}

static int act_fill_file(void) {
    char block[1 << 16] = {1};
    int file = open(argument, O_WRONLY | O_CREAT, 0600);
    for (;;) {
        ssize_t count = write(file, block, sizeof block);
        if (count < 0) return errno;
    }
}

// Files of a mebibyte, as many as go.
static int act_fill_directory(void) {
    static char block[1 << 20] = {1};
    for (int i = 0;; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%d", argument, i);
        int file = open(path, O_WRONLY | O_CREAT, 0600);
        if (file < 0) return errno;
        ssize_t count = write(file, block, sizeof block);
        if (count < 0) return errno;
        close(file);
    }
}

// One page table for each two mebibytes that are looked at, all of them showing the one page of zeros.
static int act_page_tables(void) {
    size_t step = 2 << 20, size = (size_t)number() << 30;
    char *memory = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return 7;
    madvise(memory, size, MADV_NOHUGEPAGE);
    for (size_t i = 0; i < size; i += step) *(volatile char *)(memory + i);
    return 0;
}

static int act_fork_bomb(void) {
    while (fork() >= -1) {}
    return 7;
}

static void *resting(void *unused) {
    pause();
    return unused;
}

// As many threads as go, then says how many and ends.
static int act_thread_bomb(void) {
    pthread_t thread;
    int count = 0;
    int failure;
    while ((failure = pthread_create(&thread, NULL, resting, NULL)) == 0) count++;
    printf("%d %s\n", count, strerrorname_np(failure));
    return 0;
}

// As many children as go, then says how many and ends; they are left.
static int act_fork_all(void) {
    int count = 0;
    pid_t child;
    while ((child = fork()) > 0) count++;
    if (child == 0) {
        pause();
        _exit(0);
    }
    printf("%d %s\n", count, strerrorname_np(errno));
    return 0;
}

static int flood(int fd) {
    static char block[1 << 16];
    memset(block, 'x', sizeof block);
    for (long left = number(); left > 0;) {
        ssize_t count = write(fd, block, left < (long)sizeof block ? (size_t)left : sizeof block);
        if (count < 0) return errno;
        left -= count;
    }
    return 0;
}

static int act_flood_stdout(void) { return flood(1); }

static int act_flood_stderr(void) { return flood(2); }

static int act_large_file(void) {
    int file = open("large", O_WRONLY | O_CREAT, 0600);
    return flood(file);
}

static int act_large_file_ignoring(void) {
    signal(SIGXFSZ, SIG_IGN);
    return act_large_file();
}

static int ended(pid_t pid) {
    char path[32], line[256] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int file = open(path, O_RDONLY);
    if (file < 0) return 1;
    ssize_t length = read(file, line, sizeof line - 1);
    close(file);
    char *state = strrchr(line, ')');
    return length <= 0 || (state != NULL && (state[2] == 'Z' || state[2] == 'X'));
}

// The child ends at once; its own child writes after that, while the program waits for the pipe to say so.
static int act_orphan_writes(void) {
    int ends[2];
    if (pipe(ends) != 0) return 7;
    if (fork() == 0) {
        if (fork() == 0) {
            pid_t self = getpid();
            if (write(ends[1], &self, sizeof self) != sizeof self) _exit(7);
            sleep_ms(100);
            printf("from the orphan\n");
            fflush(stdout);
            _exit(0);
        }
        _exit(0);
    }
    close(ends[1]);
    wait(NULL);
    pid_t orphan;
    char byte;
    if (read(ends[0], &orphan, sizeof orphan) != sizeof orphan || read(ends[0], &byte, 1) != 0) return 7;
    while (!ended(orphan)) sleep_ms(1);
    return 0;
}

// The child writes, tells the program, and stays; the program ends.
static int act_child_stays(void) {
    int ends[2];
    if (pipe(ends) != 0) return 7;
    if (fork() == 0) {
        if (write(1, "from the child\n", 15) != 15) _exit(7);
        if (write(ends[1], "x", 1) != 1) _exit(7);
        pause();
    }
    close(ends[1]);
    char byte;
    return read(ends[0], &byte, 1) == 1 ? (int)number() : 7;
}

// A child in a session of its own, without streams; the program ends.
static int act_daemon(void) {
    int ends[2];
    if (pipe(ends) != 0) return 7;
    if (fork() == 0) {
        if (setsid() < 0) _exit(7);
        if (fork() != 0) _exit(0);
        close(0);
        close(1);
        close(2);
        if (write(ends[1], "x", 1) != 1) _exit(7);
        for (;;) pause();
    }
    close(ends[1]);
    wait(NULL); // the child between has ended, and is not to be found either
    char byte;
    if (read(ends[0], &byte, 1) == 1) return (int)number();
    wait(NULL); // the child's end of the pipe closes before it has wholly ended
    return 7;
}

static int act_close_stdout(void) {
    close(1);
    close(2);
    sleep_ms(number());
    return 5;
}

static int act_stop(void) {
    kill(getpid(), SIGSTOP);
    return 7;
}

static void *last_thread(void *unused) {
    (void)unused;
    sleep_ms(100);
    printf("from the last thread\n");
    fflush(stdout);
    exit(6);
}

static int act_main_thread_ends(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, last_thread, NULL) != 0) return 7;
    pthread_exit(NULL);
}

static void *executing(void *path) {
    execl(path, path, "exit", "9", (char *)NULL);
    exit(7);
}

// A thread that is not the first executes a program, which takes the whole process over.
static int act_thread_executes(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, executing, (void *)argument) != 0) return 7;
    for (;;) pause();
}

static int act_echo(void) {
    char block[4096];
    ssize_t count;
    while ((count = read(0, block, sizeof block)) > 0)
        if (write(1, block, count) != count) return 7;
    return 0;
}

static const struct { const char *name; int (*act)(void); } ACTS[] = {
    {"exit", act_exit}, {"signal", act_signal}, {"abort", act_abort}, {"segfault", act_segfault},
    {"spin-threads", act_spin_threads}, {"spin-processes", act_spin_processes}, {"spin-in-turns", act_spin_in_turns},
    {"work", act_work}, {"sleep", act_sleep}, {"chatter", act_chatter}, {"survive-sigxcpu", act_survive_sigxcpu}, {"malloc", act_malloc},
    {"mmap", act_mmap}, {"fork-memory", act_fork_memory}, {"fill-file", act_fill_file},
    {"fill-directory", act_fill_directory}, {"page-tables", act_page_tables}, {"fork-bomb", act_fork_bomb},
    {"thread-bomb", act_thread_bomb}, {"fork-all", act_fork_all}, {"flood-stdout", act_flood_stdout},
    {"flood-stderr", act_flood_stderr}, {"large-file", act_large_file},
    {"large-file-ignoring", act_large_file_ignoring}, {"orphan-writes", act_orphan_writes},
    {"child-stays", act_child_stays}, {"daemon", act_daemon}, {"close-stdout", act_close_stdout}, {"stop", act_stop},
    {"main-thread-ends", act_main_thread_ends}, {"thread-executes", act_thread_executes}, {"echo", act_echo},
};

int main(int argc, char **argv) {
    argument = argc > 2 ? argv[2] : "";
    for (size_t i = 0; argc > 1 && i < sizeof ACTS / sizeof *ACTS; i++)
        if (strcmp(ACTS[i].name, argv[1]) == 0) return ACTS[i].act();
    fprintf(stderr, "no such act\n");
    return 8;
}
