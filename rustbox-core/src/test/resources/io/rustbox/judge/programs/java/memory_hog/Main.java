import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public class Main {
    public static void main(String[] args) {
        List<ByteBuffer> outsideOfTheHeap = new ArrayList<>();
        while (true) {
            outsideOfTheHeap.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
