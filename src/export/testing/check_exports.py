"""Runs the check of several exported folders in one process, with the program of each; prints JSON."""

import contextlib
import importlib.util
import io
import json
import sys
from pathlib import Path

results = []
for folder in sys.argv[1:]:
    spec = importlib.util.spec_from_file_location("distill", Path(folder) / "distill.py")
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            agrees = program.check(folder)
    except (Exception, SystemExit) as error:
        agrees = False
        output.write(f"{type(error).__name__}: {error}")
    results.append({"agrees": agrees, "output": output.getvalue()})
print(json.dumps(results))
