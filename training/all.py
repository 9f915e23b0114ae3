"""Trains and exports the whole zoo, one model after another; what is finished is only exported again, and what does not ship is not."""
import subprocess
import sys

import zoo

for id in zoo.ids():
    ships = getattr(zoo.entry(id), "SHIPS", True)
    for script in ("train.py", "export.py") if ships else ("train.py",):
        subprocess.run([sys.executable, script, id], check=True)
