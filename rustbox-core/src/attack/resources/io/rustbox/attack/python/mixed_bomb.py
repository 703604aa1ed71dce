# goal: everything at once: processes that take memory and time, write, fill the disk and ignore signals
# limits: memory=48 processes=8 cpu=2000 output=1 scratch=8
# confined: oom_kill
# leaves: any
# hits: process
# unconfined: user 0
# arguments: 4
# prints: 4 busy
import os
import signal
import sys
import time

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def busy(seconds):
    end = time.monotonic() + seconds
    blocks = []
    while time.monotonic() < end:
        if seconds > 1:
            blocks.append(bytearray(b"x" * (1 << 20)))
        sum(range(10000))


if len(sys.argv) > 1:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    children = []
    for _ in range(int(sys.argv[1])):
        child = os.fork()
        if child == 0:
            busy(0.1)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    print(len(children), "busy")
else:
    for _ in range(10):
        try:
            os.fork()
        except OSError:
            pass
    busy(30)
