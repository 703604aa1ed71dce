// goal: overflow the stack into whatever lies beyond it
// limits: memory=160
// confined: signal 6
// unconfined: user 134

#[inline(never)]
fn deeper(level: u64) -> u64 {
    let block = [level; 512];
    if level == u64::MAX { block[7] } else { deeper(level + 1) + std::hint::black_box(block)[3] }
}

fn main() {
    println!("{}", deeper(0));
}
