fn main() {
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| 1)).collect();
    println!("{}", threads.into_iter().map(|thread| thread.join().unwrap()).sum::<i32>());
}
