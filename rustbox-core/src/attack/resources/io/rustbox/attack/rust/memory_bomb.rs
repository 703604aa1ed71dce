// goal: take all memory without touching the allocator's books
// limits: memory=32
// confined: oom_kill
// unconfined: user 0
// arguments: 64
// prints: 64 MiB

fn main() {
    let most = std::env::args().nth(1).map_or(usize::MAX, |text| text.parse().unwrap());
    let mut count = 0;
    while count < most {
        Box::leak(vec![1u8; 1 << 20].into_boxed_slice());
        count += 1;
    }
    println!("{count} MiB");
}
