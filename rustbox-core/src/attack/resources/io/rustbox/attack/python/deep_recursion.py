# goal: take the process down by recursion that nothing bounds, and be judged as if nothing was
# limits: memory=64
# confined: oom_kill
# unconfined: user 0
# arguments: 5000
# prints: 5000 deep
import sys

bound = int(sys.argv[1]) if len(sys.argv) > 1 else 1 << 40
deep = None
for level in range(bound):
    deep = [deep]
print(bound, "deep")
while deep is not None:  # not by its destructor, which recurses
    deep = deep[0]
