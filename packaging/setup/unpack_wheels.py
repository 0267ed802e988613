"""Unpack what a C++ program needs out of the LibTorch wheels: python3 unpack_wheels.py cpu|cuda WHEELS INTO

A wheel is a zip archive. The libraries find each other by relative paths (torch/lib beside nvidia/), so the folders
keep their names. Times of the archive are kept: unpacking anew must not make every object file look old. Licences of
all wheels are kept in licenses/. Names every hundredth file, for whoever watches.
"""
import os
import re
import shutil
import sys
import time
import zipfile

# What the set without CUDA leaves out of torch/lib, and both leave out: Python's own bindings.
CPU_LIBRARIES = re.compile(r"torch/lib/((libtorch_cpu|libc10|libtorch|libshm)\.so|libgomp[-.\w]*)$")
NEVER = re.compile(r"torch/lib/libtorch_python")
LICENSE = re.compile(r"[^/]+\.dist-info/(licenses/)?[^/]*(LICENSE|License|NOTICE)[^/]*$")


def wanted(name, kind):
    """Name under which an entry is unpacked, or None."""
    if name.endswith("/") or NEVER.match(name):
        return None
    if LICENSE.match(name):
        return "licenses/" + name.replace(".dist-info/", "-").replace("licenses/", "")
    if name.startswith(("torch/include/", "torch/share/cmake/")):
        return name
    if name.startswith("torch/lib/"):
        return name if kind == "cuda" or CPU_LIBRARIES.match(name) else None
    if name.startswith("nvidia/") and not name.endswith((".py", ".pyi")):
        return name
    return None


def extract(archive, entry, target):
    """One file with its time and, for programs and libraries, its execute permission."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with archive.open(entry) as source, open(target, "wb") as out:
        shutil.copyfileobj(source, out, 1 << 20)
    mode = (entry.external_attr >> 16) & 0o777
    os.chmod(target, 0o755 if mode & 0o111 or "/bin/" in target else 0o644)
    stamp = time.mktime(entry.date_time + (0, 0, -1))
    os.utime(target, (stamp, stamp))


def main(kind, wheels, into):
    jobs = []
    for wheel in sorted(os.listdir(wheels)):
        archive = zipfile.ZipFile(os.path.join(wheels, wheel))
        for entry in archive.infolist():
            name = wanted(entry.filename, kind)
            if name is not None:
                if ".." in name.split("/") or name.startswith("/"):
                    sys.exit(f"{wheel}: an entry points outside its folder: {entry.filename}")
                jobs.append((archive, entry, name))
    for i, (archive, entry, name) in enumerate(jobs):
        extract(archive, entry, os.path.join(into, name))
        if i % 100 == 0:
            print(f"{i * 100 // len(jobs)} % {name}", flush=True)
    if os.path.exists(os.path.join(into, "nvidia/cu13/bin/nvcc")):
        os.symlink("lib", os.path.join(into, "nvidia/cu13/lib64"))  # where nvcc.profile tells nvcc to look for libraries


if __name__ == "__main__":
    main(*sys.argv[1:4])
