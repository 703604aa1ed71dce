package io.rustbox.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Locked;
import io.rustbox.Lockdown;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.Strict;
import io.rustbox.seccomp.SeccompPolicy;
import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallRule;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The network namespace by itself: programs talk to servers that everybody else on this host can reach; for the Internet's
 * sockets they need a policy of the caller's own.
 */
@ExtendWith(AttackCount.class)
class NetworkNamespaceIT {
    private static final String CONNECT = """
            import errno, socket, sys
            try:
                socket.create_connection(("127.0.0.1", int(sys.argv[1])), 10)
                print("ok")
            except OSError as e:
                print(errno.errorcode[e.errno])
            """;
    private static final String CONNECT_BY_NAME = """
            import errno, socket, sys
            try:
                socket.socket(socket.AF_UNIX).connect("\\0" + sys.argv[1])
                print("ok")
            except OSError as e:
                print(errno.errorcode[e.errno])
            """;
    private static final String SERVE_BY_NAME = """
            import socket, sys
            server = socket.socket(socket.AF_UNIX)
            server.bind("\\0" + sys.argv[1])
            server.listen(8)
            print("listening", flush=True)
            sys.stdin.read()
            """;
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(20))
            .wall(Duration.ofSeconds(60)).memory(Limits.mebibytes(64)).processes(4);

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT);
        Workshop.needs(Language.PYTHON);
    }

    @Test
    void server_ofTheHost_isOutOfReach() throws Exception {
        SeccompPolicy withSockets = SeccompPolicy.judge().replacing(SyscallRule.of("socket", new Allow()));
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close(); // the JDK keeps a socket of its own from then on
        Leftovers.Mark before = Leftovers.now();
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Locked<Strict> sandbox = Sandbox.builder().isolate(Root.host()).limit(LIMITS)
                        .lock(Lockdown.of(withSockets))) {
            String port = Integer.toString(server.getLocalPort());
            assertThat(outside(CONNECT, port)).isEqualTo("ok\n");
            Report report =
                    sandbox.run(Command.of("/usr/bin/python3", "-S", "main.py", port).file("main.py", CONNECT));
            assertThat(report.stdout().text()).as(report.stderr().text()).isEqualTo("ENETUNREACH\n");
        }
        before.assertNothingLeft();
    }

    @Test
    void abstractSocket_ofTheHost_isOutOfReach() throws Exception {
        String name = "rustbox-test-" + ProcessHandle.current().pid();
        Leftovers.Mark before = Leftovers.now();
        Process server = python(SERVE_BY_NAME, name);
        try (Locked<Strict> sandbox =
                Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge())) {
            assertThat(server.inputReader().readLine()).isEqualTo("listening");
            assertThat(outside(CONNECT_BY_NAME, name)).isEqualTo("ok\n");
            Report report = sandbox.run(
                    Command.of("/usr/bin/python3", "-S", "main.py", name).file("main.py", CONNECT_BY_NAME));
            assertThat(report.stdout().text()).as(report.stderr().text()).isEqualTo("ECONNREFUSED\n");
        } finally {
            server.outputWriter().close();
            server.onExit().join();
            server.inputReader().close();
            server.errorReader().close();
        }
        before.assertNothingLeft();
    }

    private static Process python(String program, String argument) throws IOException {
        return new ProcessBuilder(List.of("/usr/bin/python3", "-S", "-c", program, argument)).start();
    }

    private static String outside(String program, String argument) throws IOException {
        Process python = python(program, argument);
        String output = new String(python.getInputStream().readAllBytes());
        python.onExit().join();
        return output;
    }
}
