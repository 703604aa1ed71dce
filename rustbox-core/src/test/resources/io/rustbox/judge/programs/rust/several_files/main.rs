mod answer;

fn main() {
    println!("{}", answer::find());
}
