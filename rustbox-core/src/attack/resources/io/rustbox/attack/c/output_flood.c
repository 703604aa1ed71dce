// goal: drown the judge in output
// limits: output=1
// confined: output_limit
// matches: x{1048576}
// unconfined: user 0
// arguments: 4
// matches: x{4194304}
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    static char block[1 << 16];
    memset(block, 'x', sizeof block);
    long most = argc > 1 ? atol(argv[1]) << 20 : 1L << 50;
    for (long total = 0; total < most; total += sizeof block)
        if (write(1, block, sizeof block) != sizeof block) return 1;
    return 0;
}
