# goal: have other programs of the system do what this one may not
# confined: normal_exit
# matches: mount: .*signal 31
# matches: unshare: .*signal 31
# matches: nsenter: .*(signal 31|status [1-9].*)
# matches: id: uid=6\d{4} gid=6\d{4} groups=6\d{4}
# unconfined: root 0
# prints: mount: status 0
# prints: unshare: status 0
# matches: nsenter: status 0
# matches: id: uid=0.*
import subprocess


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    print(command[0].split("/")[-1] + ":", f"signal {-done.returncode}" if done.returncode < 0 else f"status {done.returncode}")


run("/usr/bin/mount", "-t", "tmpfs", "none", "/tmp")
run("/usr/bin/unshare", "--uts", "/usr/bin/true")
run("/usr/bin/nsenter", "--target", "1", "--uts", "/usr/bin/true")
print("id:", subprocess.run(["/usr/bin/id"], stdout=subprocess.PIPE, text=True).stdout.strip())
