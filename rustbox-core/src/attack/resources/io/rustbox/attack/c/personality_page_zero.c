// goal: bring back old systems' bugs: executable data, page 0, addresses that are always the same
// confined: normal_exit
// prints: MMAP_PAGE_ZERO EPERM
// prints: READ_IMPLIES_EXEC EPERM
// prints: UNAME26 EPERM
// prints: page 0 EPERM
// unconfined: root 0
// prints: MMAP_PAGE_ZERO ok
// prints: READ_IMPLIES_EXEC ok
// prints: UNAME26 ok
// prints: page 0 ok
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>

static void told(const char *what, int ok) { printf("%s %s\n", what, ok ? "ok" : strerrorname_np(errno)); }

int main(void) {
    told("MMAP_PAGE_ZERO", personality(MMAP_PAGE_ZERO) >= 0);
    told("READ_IMPLIES_EXEC", personality(READ_IMPLIES_EXEC) >= 0);
    told("UNAME26", personality(UNAME26) >= 0);
    personality(0);
    void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    told("page 0", page != MAP_FAILED);
    return 0;
}
