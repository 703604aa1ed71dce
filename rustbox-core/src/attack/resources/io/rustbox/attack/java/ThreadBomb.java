// goal: start platform threads without end, and go on when they are refused
// limits: processes=40
// confined: normal_exit
// prints: refused
// hits: process
// unconfined: user 0
// arguments: 100
// prints: 100 threads
import java.util.concurrent.CountDownLatch;

public final class ThreadBomb {
    public static void main(String[] arguments) {
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Integer.MAX_VALUE;
        CountDownLatch never = new CountDownLatch(1);
        try {
            for (int i = 0; i < most; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }
            System.out.println(most + " threads");
        } catch (OutOfMemoryError refused) {
            System.out.println("refused");
        }
    }
}
