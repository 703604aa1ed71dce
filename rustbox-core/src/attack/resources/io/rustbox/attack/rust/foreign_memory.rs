// goal: read and write the memory of the first process
// confined: forbidden_syscall
// prints: through /proc: No such file or directory (os error 2)
// unconfined: root 0
// prints: through /proc: ok
// matches: by process_vm_readv: -?\d+

use std::fs::File;

#[repr(C)]
struct IoVec {
    base: *mut u8,
    length: usize,
}

extern "C" {
    fn process_vm_readv(pid: i32, local: *const IoVec, locals: u64, remote: *const IoVec, remotes: u64, flags: u64) -> isize;
}

fn main() {
    match File::open("/proc/1/mem") {
        Ok(_) => println!("through /proc: ok"),
        Err(error) => println!("through /proc: {error}"),
    }
    let mut byte = 0u8;
    let here = IoVec { base: &mut byte, length: 1 };
    let there = IoVec { base: 0x10000 as *mut u8, length: 1 };
    let count = unsafe { process_vm_readv(1, &here, 1, &there, 1, 0) };
    println!("by process_vm_readv: {count}");
}
