// goal: make a system call by the instruction itself, that no library could hook
// machine: x86_64
// confined: forbidden_syscall
// unconfined: root 0
// prints: ptrace answered

use std::arch::asm;

fn main() {
    let number: usize = 101; // ptrace
    let request: usize = 0x4206; // PTRACE_SEIZE, of process 1
    let _result: isize;
    unsafe {
        asm!("syscall", inlateout("rax") number => _result, in("rdi") request, in("rsi") 1, in("rdx") 0, in("r10") 0,
            lateout("rcx") _, lateout("r11") _);
    }
    println!("ptrace answered");
}
