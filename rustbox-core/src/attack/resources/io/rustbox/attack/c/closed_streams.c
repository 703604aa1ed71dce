// goal: confuse who listens: close the streams, open others in their place, go on
// confined: normal_exit
// prints: before
// unconfined: user 0
// prints: before
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    printf("before\n");
    fflush(stdout);
    close(0);
    close(1);
    close(2);
    if (open("/dev/zero", O_RDONLY) != 0 || open("file", O_CREAT | O_WRONLY, 0600) != 1) return 1;
    printf("after\n");
    return 0;
}
