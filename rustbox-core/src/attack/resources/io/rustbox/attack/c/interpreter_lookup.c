// goal: have the kernel run an interpreter or a module of its choice for a file of unknown format
// confined: normal_exit
// prints: unknown format ENOEXEC
// prints: no interpreter ENOENT
// prints: itself E2BIG
// unconfined: user 0
// prints: unknown format ENOEXEC
// prints: no interpreter ENOENT
// matches: itself E(2BIG|LOOP|NOEXEC)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attempt(const char *what, const char *name, const char *content) {
    int file = open(name, O_CREAT | O_WRONLY, 0755);
    if (write(file, content, strlen(content)) < 0) _exit(1);
    close(file);
    execl(name, name, (char *)NULL);
    int failure = errno;
    if (failure == ELOOP) failure = E2BIG; // which of the two depends on the kernel's age
    printf("%s %s\n", what, strerrorname_np(failure));
}

int main(void) {
    attempt("unknown format", "./unknown", "\x01\x02\x03\x04 nothing");
    attempt("no interpreter", "./lost", "#!/no/such/interpreter\n");
    attempt("itself", "./itself", "#!./itself\n");
    return 0;
}
