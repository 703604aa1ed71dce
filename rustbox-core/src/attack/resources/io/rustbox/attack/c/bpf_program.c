// goal: load a program into the kernel
// confined: forbidden_syscall
// unconfined: root 0
// prints: loaded
// unless: ENOSYS
#define _GNU_SOURCE
#include <errno.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct bpf_insn code[] = {{.code = BPF_ALU64 | BPF_MOV | BPF_K}, {.code = BPF_JMP | BPF_EXIT}};
    union bpf_attr attributes;
    memset(&attributes, 0, sizeof attributes);
    attributes.prog_type = BPF_PROG_TYPE_SOCKET_FILTER;
    attributes.insns = (unsigned long)code;
    attributes.insn_cnt = 2;
    attributes.license = (unsigned long)"GPL";
    long program = syscall(SYS_bpf, BPF_PROG_LOAD, &attributes, sizeof attributes);
    printf("%s\n", program >= 0 ? "loaded" : strerrorname_np(errno));
    return 0;
}
