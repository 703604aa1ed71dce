// goal: find and end other processes by Java's own means
// confined: normal_exit
// prints: others: 0
// prints: parent: none
// prints: process 1: none
// unconfined: root 0
// matches: others: [1-9]\d*
// prints: parent: found
// prints: process 1: found
public final class ProcessHandles {
    public static void main(String[] arguments) {
        ProcessHandle own = ProcessHandle.current();
        System.out.println("others: " + ProcessHandle.allProcesses().filter(process -> !process.equals(own)).count());
        System.out.println("parent: " + own.parent().map(_ -> "found").orElse("none"));
        System.out.println("process 1: " + ProcessHandle.of(1).filter(ProcessHandle::isAlive).map(_ -> "found").orElse("none"));
    }
}
