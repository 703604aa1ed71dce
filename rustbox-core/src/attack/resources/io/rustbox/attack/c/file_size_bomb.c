// goal: write one file that is as large as the disk
// confined: file_size_limit
// unconfined: user 0
// arguments: 12
// prints: 12 MiB
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    static char block[1 << 20] = {1};
    int most = argc > 1 ? atoi(argv[1]) : 1 << 20, count = 0, file = open("large", O_CREAT | O_WRONLY, 0600);
    while (count < most && write(file, block, sizeof block) == sizeof block) count++;
    printf("%d MiB\n", count);
    return 0;
}
