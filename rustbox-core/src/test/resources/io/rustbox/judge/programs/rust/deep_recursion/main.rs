use std::ptr::read_volatile;

// Read after the call, in an order that the compiler has to keep: this can't become a loop.
fn down(depth: u64) -> u64 {
    let below = if unsafe { read_volatile(&depth) } == u64::MAX { 0 } else { down(depth + 1) };
    below ^ unsafe { read_volatile(&depth) }
}

fn main() {
    println!("{}", down(1));
}
