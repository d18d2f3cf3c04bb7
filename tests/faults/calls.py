"""Which system calls of a save touch its folder, and how to break the k-th one of a name.

strace counts `when=` for each call by itself, so the calls are found in a first run that is not
disturbed and then met one by one: name and number.
"""
import re
import subprocess

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)")
# What a save can do to files. Reading the time or memory is none of it.
NAMES = (
    "openat,read,write,pwrite64,close,fsync,fdatasync,rename,renameat,renameat2,link,linkat,"
    "unlink,unlinkat,fchmod,fchown,chmod,ftruncate,statx,fstat,newfstatat,lstat,readlink,"
    "readlinkat,access,faccessat,faccessat2,fsetxattr,fgetxattr,flistxattr,listxattr,llistxattr,"
    "getxattr,lgetxattr,statfs,fstatfs,getdents64,copy_file_range,lseek,mkdir"
)


def touching(command, case):
    """(name, number, arguments) of each call that touches the case's folder, in order."""
    log = case.folder / "calls.log"
    case.reset()
    done = subprocess.run(
        ["strace", "-f", "-y", "-o", log, "-e", f"trace={NAMES}", *command(case)],
        capture_output=True,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    counts, found = {}, []
    for line in log.read_text(errors="replace").splitlines():
        call = CALL.match(line)
        if not call or "resumed>" in line:
            continue
        name = call.group(1)
        counts[name] = counts.get(name, 0) + 1
        if str(case.work) in call.group(2):
            found.append((name, counts[name], call.group(2)))
    return found


def points(command, case):
    """(name, number) of each of them."""
    return [(name, number) for name, number, _ in touching(command, case)]


def folder_syncs(command, case):
    """Those that bring the folder itself to the disk."""
    return [(name, number) for name, number, arguments in touching(command, case)
            if name in ("fsync", "fdatasync") and f"<{case.work}>" in arguments]


def run_with(fault, name, when, command, case):
    """The save with a fault at the k-th call of a name: `signal=KILL`, `error=EIO`."""
    return subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "-e", f"trace={name}", "-e",
         f"inject={name}:{fault}:when={when}", *command(case)],
        capture_output=True, text=True, timeout=300,
    )
