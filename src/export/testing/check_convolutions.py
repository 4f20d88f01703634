"""What the program does about gradients that are wrong with oneDNN, without it, or never; prints JSON."""

import contextlib
import importlib.util
import io
import json
import sys
from pathlib import Path

import torch

folder = sys.argv[1]
spec = importlib.util.spec_from_file_location("distill", Path(folder) / "distill.py")
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
run = json.loads((Path(folder) / "run.json").read_text())
data, losses = program.RunData(folder, run), program.Generation.losses


def after(is_wrong):
    """Whether oneDNN is on afterwards, and what was printed."""
    torch.backends.mkldnn.set_flags(True)

    def faulty(self, batch, step):
        factor = 2 if is_wrong(torch.backends.mkldnn.enabled) and batch[0].dtype == torch.float32 else 1
        return [(total * factor, terms) for total, terms in losses(self, batch, step)]

    program.Generation.losses = faulty
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        program.use_right_convolutions(folder, run, data, torch.device("cpu"))
    return [torch.backends.mkldnn.enabled, printed.getvalue()]


print(
    json.dumps(
        {
            "available": torch.backends.mkldnn.is_available(),
            "with": after(lambda is_on: is_on),
            "always": after(lambda is_on: True),
        }
    )
)
