# goal: take all memory
# limits: memory=48
# confined: oom_kill
# unconfined: user 0
# arguments: 96
# prints: 96 MiB
import sys

most = int(sys.argv[1]) if len(sys.argv) > 1 else 1 << 20
blocks = []
while len(blocks) < most:
    blocks.append(bytearray(b"x" * (1 << 20)))
print(len(blocks), "MiB")
