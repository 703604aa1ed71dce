// goal: make calls by the 32-bit entry, whose numbers mean something else to a filter
// machine: x86_64
// confined: forbidden_syscall
// otherwise: normal_exit
// unconfined: user 0
// arguments: told
// prints: 32-bit getpid ok
// unless: no 32-bit entry
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int told;

// no filter sees a call where the kernel has no entry for it: then there is nothing to tell of inside
static void nothing_there(int signal) {
    (void)signal;
    static const char TEXT[] = "no 32-bit entry\n";
    _exit(!told || write(1, TEXT, sizeof TEXT - 1) > 0 ? 0 : 1);
}

int main(int argc, char **argv) {
    (void)argv;
    told = argc > 1;
    signal(SIGSEGV, nothing_there);
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
    printf("32-bit getpid %s\n", result == getpid() ? "ok" : "failed");
    return 0;
}
