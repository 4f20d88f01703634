"""Times the student's and the teacher's training step in PyTorch, as src/engine/worker/bench does in the browser.

Student: conv8-pool-conv16-pool-dense10 with cross-entropy and soft targets (T = 4, alpha = 0.9, cached teacher
logits). Teacher: conv16-pool-conv32-pool-dense128-dense10 on labels. Both with batch 64, 28x28 pictures and Adam; ten
steps are made before the loss is read. Prints JSON.
"""

import json
import statistics
import time

import torch
from torch import nn
from torch.nn import functional

BATCH = 64
NUM_CLASSES = 10
TEMPERATURE = 4.0
ALPHA = 0.9
NUM_BATCHES = 8
STEPS_PER_BLOCK = 10
WARM_UP_S = 1.0
MEASURE_S = 4.0


def network(first, second, dense):
    """conv - pool - conv - pool - flatten - (dense) - logits, with `same` padding."""
    layers = [
        nn.Conv2d(1, first, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(first, second, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
    ]
    features = second * 7 * 7
    if dense:
        layers += [nn.Linear(features, dense), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(dense or features, NUM_CLASSES))


def soft_targets(logits, teacher_logits):
    """T^2 * KL(teacher || student), both at temperature T, mean over the batch."""
    student = functional.log_softmax(logits / TEMPERATURE, dim=1)
    teacher = functional.softmax(teacher_logits / TEMPERATURE, dim=1)
    return functional.kl_div(student, teacher, reduction="batchmean") * TEMPERATURE**2


def time_steps(model, has_teacher):
    """Milliseconds per step of every block."""
    torch.manual_seed(1)
    batches = [
        (
            torch.rand(BATCH, 1, 28, 28),
            torch.randint(NUM_CLASSES, (BATCH,)),
            torch.rand(BATCH, NUM_CLASSES) * 12,
        )
        for _ in range(NUM_BATCHES)
    ]
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    done = 0

    def block():
        nonlocal done
        losses = []
        for _ in range(STEPS_PER_BLOCK):
            pictures, labels, teacher_logits = batches[done % NUM_BATCHES]
            done += 1
            optimizer.zero_grad(set_to_none=True)
            logits = model(pictures)
            loss = functional.cross_entropy(logits, labels)
            if has_teacher:
                loss = (1 - ALPHA) * loss + ALPHA * soft_targets(logits, teacher_logits)
            loss.backward()
            optimizer.step()
            losses.append(loss.detach())
        return torch.stack(losses).tolist()

    def repeat(seconds):
        times = []
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or not times:
            start = time.perf_counter()
            block()
            times.append((time.perf_counter() - start) * 1000 / STEPS_PER_BLOCK)
        return times

    repeat(WARM_UP_S)
    return repeat(MEASURE_S)


def main():
    results = []
    for threads in (2, 1):
        torch.set_num_threads(threads)
        for workload, model, has_teacher in (
            ("student", network(8, 16, None), True),
            ("teacher", network(16, 32, 128), False),
        ):
            times = time_steps(model, has_teacher)
            results.append(
                {
                    "workload": workload,
                    "threads": threads,
                    "medianMs": statistics.median(times),
                    "fastestMs": min(times),
                    "slowestMs": max(times),
                }
            )
    print(json.dumps({"version": torch.__version__, "times": results}))


main()
