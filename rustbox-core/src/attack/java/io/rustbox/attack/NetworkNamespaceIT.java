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
 * The network namespace by itself: a program that may have Internet sockets, by a policy of the caller's own, talks to a
 * server of this JVM's that everybody else on this host can reach.
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
            assertThat(outside(port)).isEqualTo("ok\n");
            Report report =
                    sandbox.run(Command.of("/usr/bin/python3", "-S", "main.py", port).file("main.py", CONNECT));
            assertThat(report.stdout().text()).as(report.stderr().text()).isEqualTo("ENETUNREACH\n");
        }
        before.assertNothingLeft();
    }

    private static String outside(String port) throws IOException {
        Process python = new ProcessBuilder(List.of("/usr/bin/python3", "-S", "-c", CONNECT, port)).start();
        String output = new String(python.getInputStream().readAllBytes());
        python.onExit().join();
        return output;
    }
}
