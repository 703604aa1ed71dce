// The probe for aarch64: makes a list of system calls and writes on descriptor 1 what the kernel answered.
//
// Position independent, no data of its own, no libc. Each row of the list names the row that follows it, by the sign of its
// result, so a list can branch, loop and fork. Offsets are those of ProbeImage; the list stands where ProbeImage puts it.

        .text

        .set    LIST_HIGH, 0x60         // address of the first row, 0x601000, by halves
        .set    LIST_LOW, 0x1000

        // row
        .set    NR, 0                   // system call number, or one of the two operations below
        .set    ARG0, 8
        .set    ARG2, 24
        .set    ARG4, 40
        .set    FLAGS, 56
        .set    RESULT, 64              // followed by the row's tag, and written together with it
        .set    NEGATIVE, 80            // address of the row that follows a result below 0; 0 ends the process
        .set    ZERO, 88
        .set    POSITIVE, 96

        // operations: what is negative is no call
        .set    ADD, 1                  // -1: adds the second argument to the word at the first; the result is the sum
        .set    CALL32, 2               // -2: the 32-bit gate, which this architecture does not have

        // flags; bits 0 to 5: the argument of that number is the address of its value
        .set    TELL, 6                 // write result and tag

        .set    ENOSYS, 38
        .set    NR_WRITE, 64
        .set    NR_EXIT_GROUP, 94

        mov     x20, #LIST_LOW
        movk    x20, #LIST_HIGH, lsl #16
row:    cbz     x20, end
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
        cmn     x8, #ADD
        b.eq    add
        cmn     x8, #CALL32
        b.eq    gate
        svc     #0
        b       record
add:    ldr     x10, [x0]
        add     x10, x10, x1
        str     x10, [x0]
        mov     x0, x10
        b       record
gate:   mov     x0, #-ENOSYS
record: str     x0, [x20, #RESULT]
        ldr     x9, [x20, #FLAGS]
        tbz     x9, #TELL, step
        mov     x0, #1
        add     x1, x20, #RESULT
        mov     x2, #16                 // result and tag
        mov     x8, #NR_WRITE
        svc     #0
step:   ldr     x0, [x20, #RESULT]
        cmp     x0, #0
        b.lt    below
        b.eq    none
        ldr     x20, [x20, #POSITIVE]
        b       row
none:   ldr     x20, [x20, #ZERO]
        b       row
below:  ldr     x20, [x20, #NEGATIVE]
        b       row
end:    mov     x0, #0
        mov     x8, #NR_EXIT_GROUP
        svc     #0
        brk     #0
