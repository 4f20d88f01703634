#!/usr/bin/env bash
# Runs the packed benchmark: bash run.sh [--quick] [only=student]. Needs a Vulkan driver and its loader (libvulkan1).
set -u
cd "$(dirname "$0")" || exit 1
# The NVIDIA container toolkit puts the driver's description here, where the loader does not look.
icd=/usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json
[ -f "$icd" ] && export VK_DRIVER_FILES="$icd"
command -v nvidia-smi >/dev/null && nvidia-smi --query-gpu=name,driver_version --format=csv,noheader
./node main.mjs ./dawn.node "$@"
python3 -c 'import torch, sys; sys.exit(not torch.cuda.is_available())' 2>/dev/null && python3 bench-torch-cuda.py
exit 0
