// goal: write to memory that is read-only, the vdso's and the program's code, through /proc/self/mem
// confined: normal_exit
// prints: EROFS
// unconfined: user 0
// prints: changed
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const volatile char TEXT[] = "constant";

int main(void) {
    int memory = open("/proc/self/mem", O_RDWR);
    if (memory < 0) {
        printf("%s\n", strerrorname_np(errno));
        return 0;
    }
    if (pwrite(memory, "C", 1, (off_t)TEXT) != 1) return 1;
    printf("%s\n", TEXT[0] == 'C' ? "changed" : "as it was");
    return 0;
}
