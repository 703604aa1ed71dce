import java.util.Scanner;

record Input(int count, Scanner rest) {
    long sum() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += rest.nextLong();
        }
        return sum;
    }
}

class Sum {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        System.out.println(new Input(in.nextInt(), in).sum());
    }
}
