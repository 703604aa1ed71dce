# goal: reach anybody over the network: the host itself, its neighbours, the world
# confined: normal_exit
# prints: tcp EAFNOSUPPORT
# prints: udp EAFNOSUPPORT
# prints: tcp6 EAFNOSUPPORT
# prints: name gaierror
# prints: system bus ENOENT
# prints: container engine ENOENT
# unconfined: root 0
# matches: tcp (ENETUNREACH|ECONNREFUSED)
# matches: udp (ENETUNREACH|ok)
# matches: tcp6 (ENETUNREACH|EADDRNOTAVAIL|ECONNREFUSED|EAFNOSUPPORT)
# matches: name (gaierror|ok)
# matches: system bus (ENOENT|ok|ECONNREFUSED)
# matches: container engine (ENOENT|ok|ECONNREFUSED)
import errno
import socket


def attempt(name, action):
    try:
        action()
        print(name, "ok")
    except socket.gaierror:
        print(name, "gaierror")
    except OSError as e:
        print(name, errno.errorcode[e.errno])


attempt("tcp", lambda: socket.create_connection(("127.0.0.1", 1)))
attempt("udp", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)))
attempt("tcp6", lambda: socket.socket(socket.AF_INET6).connect(("::1", 1)))
attempt("name", lambda: socket.getaddrinfo("example.com", 80))
attempt("system bus", lambda: socket.socket(socket.AF_UNIX).connect("/run/dbus/system_bus_socket"))
attempt("container engine", lambda: socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock"))
