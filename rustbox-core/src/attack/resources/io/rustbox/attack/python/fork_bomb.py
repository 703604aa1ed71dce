# goal: fork without end, so that nobody else can start a process
# limits: processes=8 cpu=500
# confined: cpu_limit
# hits: process
# leaves: any
# unconfined: user 0
# arguments: 40
# prints: 40 alive at once
import os
import signal
import sys

if len(sys.argv) > 1:
    children = []
    for _ in range(int(sys.argv[1])):
        child = os.fork()
        if child == 0:
            signal.pause()
        children.append(child)
    print(len(children), "alive at once")
    for child in children:
        os.kill(child, signal.SIGKILL)
    sys.exit(0)
while True:
    try:
        os.fork()
    except OSError:
        pass
