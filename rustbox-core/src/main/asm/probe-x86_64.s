# The probe for x86-64: makes a list of system calls and writes on descriptor 1 what the kernel answered.
#
# Position independent, no data of its own, no libc. Each row of the list names the row that follows it, by the sign of its
# result, so a list can branch, loop and fork. Offsets are those of ProbeImage; the list stands where ProbeImage puts it.

        .intel_syntax noprefix
        .text

        .set    LIST, 0x601000          # address of the first row

        # row
        .set    NR, 0                   # system call number, or one of the two operations below
        .set    ARG0, 8
        .set    ARG1, 16
        .set    ARG2, 24
        .set    ARG3, 32
        .set    ARG4, 40
        .set    ARG5, 48
        .set    FLAGS, 56
        .set    RESULT, 64              # followed by the row's tag, and written together with it
        .set    NEGATIVE, 80            # address of the row that follows a result below 0; 0 ends the process
        .set    ZERO, 88
        .set    POSITIVE, 96

        # operations: what is negative is no call
        .set    ADD, -1                 # adds the second argument to the word at the first; the result is the sum
        .set    CALL32, -2              # the 32-bit gate: the number and three arguments

        # flags; bits 0 to 5: the argument of that number is the address of its value
        .set    TELL, 6                 # write result and tag

        .set    NR_WRITE, 1
        .set    NR_EXIT_GROUP, 231

        mov     ebp, LIST
row:    test    rbp, rbp
        jz      end
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
        cmp     rax, ADD
        je      add
        cmp     rax, CALL32
        je      gate
        syscall                         # clobbers rcx and r11
        jmp     record
add:    add     rsi, [rdi]
        mov     [rdi], rsi
        mov     rax, rsi
        jmp     record
gate:   mov     eax, edi
        mov     ebx, esi
        mov     ecx, edx
        mov     edx, r10d
        int     0x80                    # clobbers r8 to r11
        movsxd  rax, eax
record: mov     [rbp + RESULT], rax
        mov     rcx, [rbp + FLAGS]
        bt      ecx, TELL
        jnc     step
        mov     eax, NR_WRITE
        mov     edi, 1
        lea     rsi, [rbp + RESULT]
        mov     edx, 16                 # result and tag
        syscall
step:   mov     rax, [rbp + RESULT]
        test    rax, rax
        js      below
        jz      none
        mov     rbp, [rbp + POSITIVE]
        jmp     row
none:   mov     rbp, [rbp + ZERO]
        jmp     row
below:  mov     rbp, [rbp + NEGATIVE]
        jmp     row
end:    xor     edi, edi
        mov     eax, NR_EXIT_GROUP
        syscall
        ud2
