// goal: go on after the end: a shutdown hook that never returns
// limits: wall=3000
// confined: wall_limit
// prints: the end
// unconfined: user 7
// arguments: short
// prints: the end
public final class ShutdownHook {
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (arguments.length > 0) {
                Runtime.getRuntime().halt(7);
            }
            for (;;) {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    continue;
                }
            }
        }));
        System.out.println("the end");
    }
}
