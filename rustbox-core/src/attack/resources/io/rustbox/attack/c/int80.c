// goal: make calls by the 32-bit entry, whose numbers mean something else to a filter
// machine: x86_64
// confined: forbidden_syscall
// unconfined: user 0
// prints: 32-bit getpid ok
// unless: no 32-bit entry
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void nothing_there(int signal) {
    (void)signal;
    static const char TEXT[] = "no 32-bit entry\n";
    _exit(write(1, TEXT, sizeof TEXT - 1) > 0 ? 0 : 1);
}

int main(void) {
    signal(SIGSEGV, nothing_there);
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
    printf("32-bit getpid %s\n", result == getpid() ? "ok" : "failed");
    return 0;
}
