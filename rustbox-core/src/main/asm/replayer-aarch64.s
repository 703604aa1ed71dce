// The replayer for aarch64: replays a table of system calls, in a vfork child or in the calling thread.
//
// Position independent, no data, no libc. A child shares the caller's memory and its stack pointer, so past the
// clone it keeps everything in registers: x19 = header, x20 = row, x21 = 1 in the calling thread and 0 in a child.
// Offsets are those of LaunchHeader and LaunchRow in Replayer.java.
//
//   0x00  launch(header)  replays BEFORE, clones a child that replays ROWS, replays AFTER; returns what clone returned
//   0x08  replay(header)  replays ROWS in the calling thread; returns 0, or the result that ended it

        .text

        // header
        .set    ROWS, 0                 // address of the first row of the child
        .set    FAILED, 8               // address of the row that ended the replay, or 0
        .set    CLONE_NR, 16            // clone3 or clone
        .set    CLONE_ARGS, 24          // its five arguments
        .set    BLOCKED, 64             // the signal mask to hold around the clone
        .set    SAVED, 72               // the caller's own signal mask
        .set    BEFORE, 80              // address of the first row that the caller replays before the clone, or 0
        .set    AFTER, 88               // address of the first row that the caller replays after it, or 0
        .set    CLONED, 96              // what clone returned; -1 if a row before it failed

        // row
        .set    NR, 0                   // system call number; negative: no call, the result is the first argument
        .set    ARG0, 8
        .set    ARG2, 24
        .set    ARG4, 40
        .set    FLAGS, 56
        .set    EXPECTED, 64
        .set    STORE, 72               // address that receives the result as 32 bits, or 0
        .set    RESULT, 80
        .set    DONE, 88                // 1 once RESULT holds
        .set    ROW_SIZE, 96

        // flags; bits 0 to 5: the argument of that number is the address of its value
        .set    IGNORE, 6               // go on whatever the result
        .set    EXPECT, 7               // go on only if the result equals EXPECTED
        .set    LAST, 8                 // the last row

        .set    NR_EXIT_GROUP, 94
        .set    NR_RT_SIGPROCMASK, 135

        b       launch                  // 0x00
        nop
        stp     x19, x20, [sp, #-32]!   // 0x08: replay; callee-saved registers are kept for the caller
        stp     x21, x30, [sp, #16]
        mov     x19, x0
        mov     x21, #1
        ldr     x20, [x19, #ROWS]
        bl      row
        b       leave

launch:
        stp     x19, x20, [sp, #-32]!
        stp     x21, x30, [sp, #16]
        mov     x19, x0
        mov     x21, #1
        mov     x0, #2                  // SIG_SETMASK
        add     x1, x19, #BLOCKED
        add     x2, x19, #SAVED
        mov     x3, #8                  // sizeof(kernel sigset_t)
        mov     x8, #NR_RT_SIGPROCMASK
        svc     #0
        ldr     x20, [x19, #BEFORE]
        cbz     x20, clone
        bl      row
        mov     x0, #-1
        ldr     x9, [x19, #FAILED]
        cbnz    x9, cloned
clone:  ldr     x8, [x19, #CLONE_NR]
        ldp     x0, x1, [x19, #CLONE_ARGS]
        ldp     x2, x3, [x19, #(CLONE_ARGS + 16)]
        ldr     x4, [x19, #(CLONE_ARGS + 32)]
        svc     #0
        cbz     x0, child               // it never comes back here
cloned: str     x0, [x19, #CLONED]      // the caller, once the child has executed a program or ended
        ldr     x20, [x19, #AFTER]
        cbz     x20, 1f
        bl      row
1:      mov     x0, #2                  // SIG_SETMASK
        add     x1, x19, #SAVED
        mov     x2, #0
        mov     x3, #8
        mov     x8, #NR_RT_SIGPROCMASK
        svc     #0
        ldr     x0, [x19, #CLONED]
leave:  ldp     x21, x30, [sp, #16]
        ldp     x19, x20, [sp], #32
        ret

child:  mov     x21, #0
        ldr     x20, [x19, #ROWS]
row:
        ldr     x9, [x20, #FLAGS]
        ldp     x0, x1, [x20, #ARG0]
        ldp     x2, x3, [x20, #ARG2]
        ldp     x4, x5, [x20, #ARG4]
        tbz     x9, #0, 1f
        ldr     x0, [x0]
1:      tbz     x9, #1, 1f
        ldr     x1, [x1]
1:      tbz     x9, #2, 1f
        ldr     x2, [x2]
1:      tbz     x9, #3, 1f
        ldr     x3, [x3]
1:      tbz     x9, #4, 1f
        ldr     x4, [x4]
1:      tbz     x9, #5, 1f
        ldr     x5, [x5]
1:      ldr     x8, [x20, #NR]
        tbnz    x8, #63, record         // no call: x0 holds the result already
        svc     #0
record: str     x0, [x20, #RESULT]
        mov     x10, #1
        str     x10, [x20, #DONE]
        ldr     x10, [x20, #STORE]
        cbz     x10, 1f
        str     w0, [x10]
1:      ldr     x9, [x20, #FLAGS]
        tbnz    x9, #IGNORE, next
        tbz     x9, #EXPECT, 1f
        ldr     x10, [x20, #EXPECTED]
        cmp     x0, x10
        b.eq    next
        b       fail
1:      tbnz    x0, #63, fail
next:   add     x20, x20, #ROW_SIZE
        tbz     x9, #LAST, row
        mov     x0, #0
        b       end
fail:   str     x20, [x19, #FAILED]
end:    cbnz    x21, back
        mov     x0, #0                  // nobody reads the status: the table says what happened
        mov     x8, #NR_EXIT_GROUP
        svc     #0
        brk     #0
back:   ret
