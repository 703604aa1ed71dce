// goal: type into the terminal of whoever runs this
// confined: normal_exit
// prints: a terminal ENOENT
// prints: /dev/tty ENOENT
// prints: typing EPERM
// prints: taking over EPERM
// prints: pasting EPERM
// unconfined: root 0
// prints: a terminal ok
// matches: /dev/tty (ENXIO|ok)
// prints: typing ok
// prints: taking over ok
// matches: pasting E(INVAL|NOTTY|PERM)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void told(const char *what, int result) { printf("%s %s\n", what, result >= 0 ? "ok" : strerrorname_np(errno)); }

// With a terminal pair of its own where it can have one, and on its standard streams otherwise.
int main(void) {
    char letter = 'x', paste = 2; // TIOCL_SELMOUSEREPORT's neighbour: paste the selection
    int master = open("/dev/ptmx", O_RDWR | O_NOCTTY), terminal = 0;
    told("a terminal", master);
    told("/dev/tty", open("/dev/tty", O_RDWR));
    fflush(stdout);
    if (master >= 0) {
        int unlocked = 0;
        ioctl(master, TIOCSPTLCK, &unlocked);
        terminal = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY);
        if (fork() != 0) { // its child isn't a process group's leader, and can have a session
            char text[256];
            ssize_t count = read(master, text, sizeof text); // the echo: the typing worked
            wait(NULL);
            return count < 0;
        }
        setsid();
        ioctl(terminal, TIOCSCTTY, 0);
    }
    told("typing", ioctl(terminal, TIOCSTI, &letter));
    told("taking over", ioctl(terminal, TIOCSCTTY, 1));
    told("pasting", ioctl(terminal, TIOCLINUX, &paste));
    fflush(stdout);
    return 0;
}
