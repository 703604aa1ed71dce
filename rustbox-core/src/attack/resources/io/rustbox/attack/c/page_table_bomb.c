// goal: take memory that is not in any process's size: page tables
// limits: memory=48
// confined: oom_kill
// unconfined: user 0
// arguments: 24
// prints: 24 GiB looked at
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

int main(int argc, char **argv) {
    size_t step = 2 << 20, size = (argc > 1 ? strtoul(argv[1], NULL, 10) : 64) << 30;
    char *memory = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return 1;
    madvise(memory, size, MADV_NOHUGEPAGE);
    for (size_t i = 0; i < size; i += step) *(volatile char *)(memory + i);
    printf("%zu GiB looked at\n", size >> 30);
    return 0;
}
