# goal: make system calls that Python has no names for, by libc
# confined: forbidden_syscall
# unconfined: root 0
# prints: mounted
import ctypes
import sys

libc = ctypes.CDLL(None, use_errno=True)
if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) != 0:
    sys.exit(ctypes.get_errno())
print("mounted")
