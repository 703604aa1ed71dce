# goal: start threads without end
# limits: processes=12
# confined: normal_exit
# prints: refused
# hits: process
# unconfined: user 0
# arguments: 60
# prints: 60 threads
import sys
import threading

done = threading.Event()
most = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
threads = []
try:
    for _ in range(most):
        thread = threading.Thread(target=done.wait, daemon=True)
        thread.start()
        threads.append(thread)
    print(len(threads), "threads")
except RuntimeError:
    print("refused")
done.set()
