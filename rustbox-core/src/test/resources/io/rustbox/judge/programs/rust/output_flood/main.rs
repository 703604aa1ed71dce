use std::io::{stdout, Write};

fn main() {
    let block = [0u8; 1 << 16];
    loop {
        stdout().write_all(&block).unwrap();
    }
}
