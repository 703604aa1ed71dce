// goal: make system calls that Java has no names for, through the foreign function interface
// confined: forbidden_syscall
// prints: getpid ok
// unconfined: root 0
// prints: getpid ok
// prints: unshare ok
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

public final class NativeCalls {
    public static void main(String[] arguments) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle getpid = linker.downcallHandle(linker.defaultLookup().find("getpid").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT));
        System.out.println("getpid " + ((int) getpid.invokeExact() > 0 ? "ok" : "failed"));
        MethodHandle unshare = linker.downcallHandle(linker.defaultLookup().find("unshare").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        int newUts = 0x04000000;
        System.out.println("unshare " + ((int) unshare.invokeExact(newUts) == 0 ? "ok" : "failed"));
    }
}
