# goal: learn from environment, arguments, names and processes who runs this, and for whom
# confined: normal_exit
# prints: environment: none
# prints: others: none
# prints: host: rustbox-sandbox
# prints: account: none
# prints: groups: []
# unconfined: user 0
# matches: environment: .*PATH.*
# matches: others: .*sleep.*
# matches: host: (?!rustbox-sandbox).*
# matches: account: .*root.*
# prints: groups: []
import glob
import os
import pwd
import socket

print("environment:", " ".join(sorted(name for name in os.environ if name != "LC_CTYPE")) or "none")
others = []
for path in glob.glob("/proc/[0-9]*/cmdline"):
    if path != f"/proc/{os.getpid()}/cmdline":
        others.append(open(path).read().replace("\0", " "))
print("others:", ", ".join(others) or "none")
print("host:", socket.gethostname())
print("account:", ", ".join(entry.pw_name for entry in pwd.getpwall()) or "none")
print("groups:", os.getgroups())
