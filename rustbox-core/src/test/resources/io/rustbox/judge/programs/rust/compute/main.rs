use std::io::stdin;

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).unwrap();
    let most: usize = line.trim().parse().unwrap();
    let mut composite = vec![false; most + 1];
    let mut primes = 0;
    for i in 2..=most {
        if !composite[i] {
            primes += 1;
            for j in (i * i..=most).step_by(i) {
                composite[j] = true;
            }
        }
    }
    println!("{}", primes);
}
