// goal: start threads without end
// limits: processes=8
// confined: normal_exit
// prints: 7 threads, then Resource temporarily unavailable (os error 11)
// hits: process
// unconfined: user 0
// arguments: 64
// prints: 64 threads

use std::thread;

fn main() {
    let most = std::env::args().nth(1).map_or(usize::MAX, |text| text.parse().unwrap());
    for count in 0..most {
        let started = thread::Builder::new().stack_size(1 << 16).spawn(|| loop {
            thread::park();
        });
        if let Err(error) = started {
            println!("{count} threads, then {error}");
            return;
        }
    }
    println!("{most} threads");
}
