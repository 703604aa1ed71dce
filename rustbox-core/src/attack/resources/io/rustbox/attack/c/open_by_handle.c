// goal: open a file by its inode, past every root
// confined: forbidden_syscall
// unconfined: root 0
// matches: (ok|ESTALE|EOPNOTSUPP)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    struct file_handle *handle = calloc(1, sizeof *handle + 128);
    int mount;
    handle->handle_bytes = 128;
    if (name_to_handle_at(AT_FDCWD, "/usr", handle, &mount, 0) != 0) { // refused inside: guess, as the known attack does
        handle->handle_bytes = 8;
        handle->handle_type = 1;
        memcpy(handle->f_handle, "\2\0\0\0\0\0\0\0", 8); // inode 2, the root of an ext4
    }
    int file = open_by_handle_at(open("/usr", O_RDONLY), handle, O_RDONLY);
    printf("%s\n", file >= 0 ? "ok" : strerrorname_np(errno));
    return 0;
}
