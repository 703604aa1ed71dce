// goal: give oneself rights between fork and exec
// confined: normal_exit
// prints: set-uid refused: Operation not permitted (os error 1)
// prints: chroot refused
// unconfined: root 0
// prints: set-uid ok
// prints: chroot ok

use std::os::unix::process::CommandExt;
use std::process::Command;

extern "C" {
    fn chroot(path: *const std::ffi::c_char) -> i32;
}

fn main() {
    match Command::new("/usr/bin/true").uid(0).gid(0).status() {
        Ok(_) => println!("set-uid ok"),
        Err(error) => println!("set-uid refused: {error}"),
    }
    let mut command = Command::new("/usr/bin/true");
    unsafe {
        command.pre_exec(|| if chroot(c"/".as_ptr()) == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) });
    }
    match command.status() {
        Ok(status) if status.success() => println!("chroot ok"),
        _ => println!("chroot refused"),
    }
}
