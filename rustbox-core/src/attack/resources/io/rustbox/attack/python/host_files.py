# goal: read what tells about the host, its users and its hardware
# confined: normal_exit
# prints: read: nothing
# unconfined: root 0
# matches: read: .*/etc/passwd.*/proc/cpuinfo.*
import os

PATHS = """/etc/passwd /etc/shadow /etc/hostname /etc/machine-id /etc/os-release /etc/resolv.conf /etc/fstab
/proc/cpuinfo /proc/meminfo /proc/uptime /proc/loadavg /proc/stat /proc/version /proc/cmdline /proc/modules
/proc/interrupts /proc/kallsyms /proc/kcore /proc/kmsg /proc/sys/kernel/hostname /proc/sys/kernel/random/boot_id
/proc/net/tcp /proc/net/arp /proc/partitions /proc/diskstats /proc/vmstat /proc/1/environ /proc/1/cmdline
/proc/pressure/cpu /proc/schedstat /proc/timer_list /proc/key-users /proc/keys /proc/locks /proc/swaps
/proc/sysrq-trigger /proc/bus/pci/devices /proc/acpi /proc/config.gz /proc/fs
/sys/class/dmi/id/product_uuid /sys/kernel/notes /sys/devices/system/cpu/online /sys/fs/cgroup/cgroup.procs
/sys/class/net/eth0/address /sys/kernel/mm/transparent_hugepage/enabled
/dev/mem /dev/kmsg /dev/sda /dev/vda /dev/tty /dev/console /dev/ptmx /dev/net/tun /dev/fuse /dev/kvm /dev/loop-control
/var/log/wtmp /var/run/utmp /run/systemd /root/.bash_history /home /tmp/.X11-unix /var/lib/dpkg/status""".split()


def readable(path):
    try:
        if os.path.isdir(path):
            return bool(os.listdir(path))
        with open(path, "rb") as file:
            file.fileno()
        return True
    except OSError:
        return False


print("read:", " ".join(filter(readable, PATHS)) or "nothing")
