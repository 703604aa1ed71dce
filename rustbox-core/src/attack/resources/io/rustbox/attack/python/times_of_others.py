# goal: learn when others have run, from clocks of processes, logs of logins and the age of files
# confined: normal_exit
# prints: boot time: unknown
# prints: others' start times: 0
# prints: logins: none
# prints: files in /tmp: 0
# unconfined: root 0
# matches: boot time: \d+
# matches: others' start times: [1-9]\d*
# matches: logins: .*
# matches: files in /tmp: \d+
import glob
import os


def boot_time():
    try:
        for line in open("/proc/stat"):
            if line.startswith("btime"):
                return line.split()[1]
    except OSError:
        return "unknown"


print("boot time:", boot_time())
own = f"/proc/{os.getpid()}/stat"
print("others' start times:", sum(path != own for path in glob.glob("/proc/[0-9]*/stat")))
print("logins:", " ".join(path for path in ("/var/log/wtmp", "/var/run/utmp", "/var/log/lastlog") if os.path.exists(path)) or "none")
print("files in /tmp:", len(os.listdir("/tmp")))
