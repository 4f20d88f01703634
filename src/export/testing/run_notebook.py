"""Validates a notebook, where nbformat is installed, and runs its code cells one after the other in its folder."""

import json
import os
import sys

os.chdir(sys.argv[1])
with open("distill.ipynb", encoding="utf-8") as file:
    notebook = json.load(file)
try:
    import nbformat
except ImportError:
    print("nbformat is not installed")
else:
    nbformat.validate(notebook)
    print("valid")
sys.modules["matplotlib"] = None  # No figure is drawn.
names = {"__name__": "__main__"}
for cell in notebook["cells"]:
    if cell["cell_type"] == "code":
        exec(compile(cell["source"], cell["id"], "exec"), names)
print("ran", len(names["history"]), "evaluations")
