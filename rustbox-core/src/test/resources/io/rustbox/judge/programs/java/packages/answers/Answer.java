package answers;

public interface Answer {
    record Found(int value) implements Answer {}
}
