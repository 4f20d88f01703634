"""Training on one process or several, the comparison with the page, and the command line."""

import argparse
import json
import os
import time
from pathlib import Path

import torch
import torch.distributed as dist

from data import OfficialData, RunData, read_safetensors, write_safetensors
from models import Network, plain_name
from step import Generation, error_of, first_teacher, settings_at, use_right_convolutions


def accuracy(network, test, device, bias=None):
    """The share of right answers; with a bias on the logits, the recall of each class."""
    images, labels = test
    with torch.no_grad():
        logits = torch.cat([network(part.to(device))["logits"].cpu() for part in images.split(500)])
    if bias is None:
        return (logits.argmax(1) == labels).float().mean().item()
    answers = (logits + torch.tensor(bias)).argmax(1)
    return [((answers == labels) & (labels == k)).sum().item() / max(1, (labels == k).sum().item()) for k in range(len(bias))]


def check(folder):
    """Trains the first steps as the page did and compares losses and gradients with its own; True if all agree.

    It computes with 64 bits: with 32, `F.kl_div` of nearly equal outputs is off by 1e-7 times T^2, which is more
    than is allowed.
    """
    run, expected = (json.loads((Path(folder) / name).read_text()) for name in ("run.json", "expected.json"))
    gradients = read_safetensors(Path(folder) / expected["gradients"])
    data, short = RunData(folder, run), {"hintSteps": expected["hintSteps"]}
    teacher, at, worst = first_teacher(folder, run), 0, {"losses": (0.0, ""), "gradients": (0.0, "")}
    use_right_convolutions(folder, run, data, torch.device("cpu"))

    def batch(step):
        images, labels, orders = data.at(data.start + step)
        return images.double(), labels, orders

    for index, count in enumerate(expected["steps"]):
        generation = Generation(folder, run, index, run["config"], teacher, torch.device("cpu"), torch.float64)
        for step in range(count):
            generation.use({**settings_at(run, data.start + at), **short})
            if step == 0 and index == len(expected["steps"]) - 1:
                for total, _ in generation.losses(batch(at), 0):
                    total.backward()
                for name, lane in (("student", generation.student), ("control", generation.control)):
                    for key, parameter in lane.named_parameters():
                        key = plain_name(key.replace("network.", f"{name}.").replace("regressors.", "auxiliary."))
                        error = error_of(parameter.grad, gradients.pop(key))
                        worst["gradients"] = max(worst["gradients"], (error, key))
            losses = generation.step(batch(at), step)
            if set(losses) != set(expected["losses"][at]):
                raise SystemExit(f"step {at + 1} has {sorted(losses)}, expected {sorted(expected['losses'][at])}")
            for name, value in expected["losses"][at].items():
                error = error_of(losses[name].detach(), torch.tensor(value))
                worst["losses"] = max(worst["losses"], (error, f"{name}, step {at + 1}"))
            at += 1
        teacher = generation.student.network
    if gradients:
        raise SystemExit(f"no gradient was computed for {', '.join(gradients)}")
    agrees = all(error <= expected["tolerance"][name] for name, (error, _) in worst.items())
    for name, (error, where) in worst.items():
        print(f"{name}: largest relative error {error:.1e} ({where}), allowed {expected['tolerance'][name]:.0e}")
    for lane in ("student", "control") if run["step"] > 0 else ():
        network = Network(run["networks"]["student"]).load(read_safetensors(Path(folder) / f"{lane}-final.safetensors"))
        known = f", on the page {run['accuracy'][lane]:.4f}" if run["accuracy"] else ""
        print(f"{lane} at step {run['step']}: accuracy {accuracy(network, data.test, 'cpu'):.4f} on {len(data.test[0])} test pictures{known}")
    print("agrees with the page" if agrees else "DOES NOT AGREE with the page")
    return agrees


def is_evaluated(step):
    return step % 10 == 0 if step <= 50 else step % 25 == 0


def train(folder, run, data, device, steps=None, out="trained", is_main=True):
    """Trains all generations, prints the accuracy as often as the page evaluates, and saves both networks.

    Returns (step, student's accuracy, control's accuracy) of every evaluation.
    """
    teacher, world = first_teacher(folder, run), dist.get_world_size() if dist.is_initialized() else 1
    if is_main and teacher is not None:
        print(f"teacher: accuracy {accuracy(teacher.to(device), data.test, device):.4f} on {len(data.test[0])} test pictures")
    use_right_convolutions(folder, run, data, device, is_main)
    seconds, examples, history = 0.0, 0, []
    for index, part in enumerate(run["generations"]):
        generation = Generation(folder, run, index, run["config"], teacher, device)
        if is_main and len(run["generations"]) > 1:
            print(f"generation {part['index'] + 1}")
        end = part["end"] if steps is None else part["start"] + steps
        for step in range(part["start"], end):
            started = time.perf_counter()
            batch = data.at(step)
            generation.use(settings_at(run, step))
            losses = generation.step(batch, step - part["start"])
            seconds, examples = seconds + time.perf_counter() - started, examples + len(batch[0]) * world
            if not is_evaluated(step + 1) and step + 1 != end:
                continue
            # The device may still be at work.
            started, total = time.perf_counter(), losses["total"].detach().clone()
            if dist.is_initialized():
                dist.all_reduce(total)  # Each process has the loss of its share of the batch.
            total = total.item() / world
            seconds += time.perf_counter() - started
            if is_main:
                rates = [accuracy(lane.network, data.test, device) for lane in (generation.student, generation.control)]
                history.append((step + 1, *rates))
                print(
                    f"step {step + 1}: loss {total:.4f}, accuracy student {rates[0]:.4f} control {rates[1]:.4f}, "
                    f"{examples / max(seconds, 1e-9):.0f} examples/s",
                    flush=True,
                )
            if dist.is_initialized():
                dist.barrier()
        teacher = generation.student.network
    if is_main:
        finish(run, data, generation, device, out)
    return history


def finish(run, data, generation, device, out):
    """Saves the networks, and says what the page had."""
    Path(out).mkdir(parents=True, exist_ok=True)
    for name, lane in (("student", generation.student), ("control", generation.control)):
        write_safetensors(Path(out) / f"{name}.safetensors", lane.network.arrays())
        if run["config"]["logitBias"]:
            recall = accuracy(lane.network, data.test, device, run["config"]["logitBias"])
            print(f"{name}: recall by class with the logit bias {' '.join(f'{each:.3f}' for each in recall)}")
    print(f"saved {out}/student.safetensors and {out}/control.safetensors")
    if run["accuracy"]:
        known = run["accuracy"]
        print(
            f"the page at step {run['step']}: accuracy student {known['student']:.4f} control {known['control']:.4f} "
            f"on {known['numPictures']} test pictures"
        )


def start_processes(device):
    """Connects the processes of torchrun; returns this one's device, its rank, its rank on this machine, and their number."""
    if "RANK" not in os.environ:
        return device, 0, 0, 1
    rank = int(os.environ["RANK"])
    local = int(os.environ.get("LOCAL_RANK", rank))
    if device.type == "cuda":
        count, needed = torch.cuda.device_count(), int(os.environ.get("LOCAL_WORLD_SIZE", local + 1))
        if count < needed:
            raise SystemExit(f"this machine has {count} GPUs for {needed} processes: use --device cpu or fewer processes")
        device = torch.device("cuda", local)
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    return device, rank, local, dist.get_world_size()


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Repeats a run of Distillation Playground.")
    parser.add_argument("--check", action="store_true", help="compare the first steps with the page's numbers")
    parser.add_argument("--data", choices=["run", "full"], default="run", help="the run's pictures, or all 60,000")
    parser.add_argument("--data-folder", default="official", help="where --data full keeps the official files")
    parser.add_argument("--steps", type=int, help="steps of each generation (default: as in the run)")
    parser.add_argument("--seed", type=int, default=0, help="order and noise of --data full")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--out", default="trained", help="folder for the trained weights")
    given = parser.parse_args(arguments)
    folder = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
    if given.check:
        return 0 if check(folder) else 1
    run = json.loads((folder / "run.json").read_text())
    if given.steps is not None and given.steps < 1:
        raise SystemExit(f"--steps is {given.steps}, expected 1 or more")
    longest = min(part["end"] - part["start"] for part in run["generations"])
    if given.data == "run" and given.steps is not None and given.steps > longest:
        raise SystemExit(f"--steps is {given.steps}, expected 1 to {longest}: batches.npy has no more; use --data full")
    device, rank, local, world = start_processes(torch.device(given.device))
    if given.data == "full":
        if local > 0:
            dist.barrier()  # The first process of each machine downloads.
        data = OfficialData(given.data_folder, run, rank, world, given.seed)
        if local == 0 and world > 1:
            dist.barrier()
    else:
        data = RunData(folder, run, rank, world)
    train(folder, run, data, device, given.steps, given.out, is_main=rank == 0)
    if dist.is_initialized():
        dist.destroy_process_group()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
