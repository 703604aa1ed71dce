// goal: look like the judge's own kill: end by SIGKILL, as if out of memory or time
// confined: signal 9
// unconfined: user 137
#include <signal.h>
#include <unistd.h>

int main(void) {
    kill(getpid(), SIGKILL);
    return 0;
}
