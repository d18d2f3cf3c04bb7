"""A saver that is careless on purpose, to show that the fault scripts find what they look for.

    careless.py FROM TO [--rename]     with --rename it writes beside the file and renames, but
                                       does not wait for the disk
"""
import os
import sys

with open(sys.argv[1], "rb") as source:
    plan = source.read()
path = sys.argv[2]
if "--rename" in sys.argv:
    with open(path + ".part", "wb") as target:
        target.write(plan)
    os.rename(path + ".part", path)
else:
    with open(path, "wb") as target:
        target.write(plan)
