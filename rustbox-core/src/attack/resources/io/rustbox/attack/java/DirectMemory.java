// goal: take memory that the heap's limit doesn't count
// limits: memory=192
// confined: oom_kill
// unconfined: user 0
// arguments: 100
// prints: 100 MiB
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

public final class DirectMemory {
    public static void main(String[] arguments) {
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Integer.MAX_VALUE;
        for (int i = 0; i < most; i++) {
            MemorySegment block = Arena.global().allocate(1 << 20);
            block.fill((byte) 1);
        }
        System.out.println(most + " MiB");
    }
}
