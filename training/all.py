"""Trains and exports the whole zoo, one model after another; what is finished is only exported again."""
import subprocess
import sys

import zoo

for id in zoo.ids():
    for script in ("train.py", "export.py"):
        subprocess.run([sys.executable, script, id], check=True)
