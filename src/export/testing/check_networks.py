"""Runs exported networks on given pictures; prints JSON with all taps, flat, maps as [H, W, C]."""

import importlib.util
import json
import sys
from pathlib import Path

import torch

folder = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location("distill", folder / "distill.py")
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
results = []
for case in json.loads((folder / "cases.json").read_text()):
    network = program.Network(case["network"]).load(program.read_safetensors(folder / case["weights"]))
    images = torch.tensor(case["pixels"]).reshape(case["shape"]).permute(0, 3, 1, 2)
    with torch.no_grad():
        taps = network(images)
    flat = {name: tap.permute(0, 2, 3, 1) if tap.dim() == 4 else tap for name, tap in taps.items()}
    results.append({name: tap.flatten().tolist() for name, tap in flat.items()})
print(json.dumps(results))
