# The replayer for x86-64: replays a table of system calls, in a vfork child or in the calling thread.
#
# Position independent, no data, no libc. A child shares the caller's memory and its stack pointer, so past the
# clone it keeps everything in registers: rbx = header, rbp = row, r12 = 1 in the calling thread and 0 in a child.
# Offsets are those of LaunchHeader and LaunchRow in Replayer.java.
#
#   0x00  launch(header)  replays BEFORE, clones a child that replays ROWS, replays AFTER; returns what clone returned
#   0x08  replay(header)  replays ROWS in the calling thread; returns 0, or the result that ended it

        .intel_syntax noprefix
        .text

        # header
        .set    ROWS, 0                 # address of the first row of the child
        .set    FAILED, 8               # address of the row that ended the replay, or 0
        .set    CLONE_NR, 16            # clone3 or clone
        .set    CLONE_ARGS, 24          # its five arguments
        .set    BLOCKED, 64             # the signal mask to hold around the clone
        .set    SAVED, 72               # the caller's own signal mask
        .set    BEFORE, 80              # address of the first row that the caller replays before the clone, or 0
        .set    AFTER, 88               # address of the first row that the caller replays after it, or 0
        .set    CLONED, 96              # what clone returned; -1 if a row before it failed

        # row
        .set    NR, 0                   # system call number; negative: no call, the result is the first argument
        .set    ARG0, 8
        .set    ARG1, 16
        .set    ARG2, 24
        .set    ARG3, 32
        .set    ARG4, 40
        .set    ARG5, 48
        .set    FLAGS, 56
        .set    EXPECTED, 64
        .set    STORE, 72               # address that receives the result as 32 bits, or 0
        .set    RESULT, 80
        .set    DONE, 88                # 1 once RESULT holds
        .set    ROW_SIZE, 96

        # flags; bits 0 to 5: the argument of that number is the address of its value
        .set    IGNORE, 6               # go on whatever the result
        .set    EXPECT, 7               # go on only if the result equals EXPECTED
        .set    LAST, 8                 # the last row

        .set    NR_RT_SIGPROCMASK, 14
        .set    NR_EXIT_GROUP, 231

        jmp     launch                  # 0x00
        .balign 8
        push    rbx                     # 0x08: replay; callee-saved registers are kept for the caller
        push    rbp
        push    r12
        mov     rbx, rdi
        mov     r12d, 1
        mov     rbp, [rbx + ROWS]
        call    row
        pop     r12
        pop     rbp
        pop     rbx
        ret

launch:
        push    rbx
        push    rbp
        push    r12
        mov     rbx, rdi
        mov     r12d, 1
        mov     eax, NR_RT_SIGPROCMASK
        mov     edi, 2                  # SIG_SETMASK
        lea     rsi, [rbx + BLOCKED]
        lea     rdx, [rbx + SAVED]
        mov     r10d, 8                 # sizeof(kernel sigset_t)
        syscall
        mov     rbp, [rbx + BEFORE]
        test    rbp, rbp
        jz      clone
        call    row
        mov     rax, -1
        cmp     qword ptr [rbx + FAILED], 0
        jne     cloned
clone:  mov     rax, [rbx + CLONE_NR]
        mov     rdi, [rbx + CLONE_ARGS]
        mov     rsi, [rbx + CLONE_ARGS + 8]
        mov     rdx, [rbx + CLONE_ARGS + 16]
        mov     r10, [rbx + CLONE_ARGS + 24]
        mov     r8, [rbx + CLONE_ARGS + 32]
        syscall
        test    rax, rax
        jz      child                   # it never comes back here
cloned: mov     [rbx + CLONED], rax     # the caller, once the child has executed a program or ended
        mov     rbp, [rbx + AFTER]
        test    rbp, rbp
        jz      1f
        call    row
1:      mov     eax, NR_RT_SIGPROCMASK
        mov     edi, 2                  # SIG_SETMASK
        lea     rsi, [rbx + SAVED]
        xor     edx, edx
        mov     r10d, 8
        syscall
        mov     rax, [rbx + CLONED]
        pop     r12
        pop     rbp
        pop     rbx
        ret

child:  xor     r12d, r12d
        mov     rbp, [rbx + ROWS]
row:
        mov     rcx, [rbp + FLAGS]
        mov     rdi, [rbp + ARG0]
        bt      ecx, 0
        jnc     1f
        mov     rdi, [rdi]
1:      mov     rsi, [rbp + ARG1]
        bt      ecx, 1
        jnc     1f
        mov     rsi, [rsi]
1:      mov     rdx, [rbp + ARG2]
        bt      ecx, 2
        jnc     1f
        mov     rdx, [rdx]
1:      mov     r10, [rbp + ARG3]
        bt      ecx, 3
        jnc     1f
        mov     r10, [r10]
1:      mov     r8, [rbp + ARG4]
        bt      ecx, 4
        jnc     1f
        mov     r8, [r8]
1:      mov     r9, [rbp + ARG5]
        bt      ecx, 5
        jnc     1f
        mov     r9, [r9]
1:      mov     rax, [rbp + NR]
        test    rax, rax
        js      value
        syscall                         # clobbers rcx and r11
        jmp     record
value:  mov     rax, rdi
record: mov     [rbp + RESULT], rax
        mov     qword ptr [rbp + DONE], 1
        mov     rdx, [rbp + STORE]
        test    rdx, rdx
        jz      1f
        mov     [rdx], eax
1:      mov     rcx, [rbp + FLAGS]
        bt      ecx, IGNORE
        jc      next
        bt      ecx, EXPECT
        jnc     1f
        cmp     rax, [rbp + EXPECTED]
        je      next
        jmp     fail
1:      test    rax, rax
        js      fail
next:   add     rbp, ROW_SIZE
        bt      ecx, LAST
        jnc     row
        xor     eax, eax
        jmp     end
fail:   mov     [rbx + FAILED], rbp
end:    test    r12d, r12d
        jnz     back
        xor     edi, edi                # nobody reads the status: the table says what happened
        mov     eax, NR_EXIT_GROUP
        syscall
        ud2
back:   ret
