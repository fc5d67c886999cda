"""ArcFace with its gradients in PyTorch, for a comparison with `./workbench bench loss`.

    python Benchmarks/arc_face_torch.py [classes] [threads]

Needs a Python environment with torch; nothing else of workbench does.
"""

import statistics
import sys
import time

import torch
import torch.nn.functional as F

classes = int(sys.argv[1]) if len(sys.argv) > 1 else 7000
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 2
batch, width, scale, margin = 128, 512, 64.0, 0.5
torch.set_num_threads(threads)
torch.manual_seed(0)
embeddings = torch.randn(batch, width, requires_grad=True)
weight = torch.randn(classes, width).mul_(width**-0.5).requires_grad_()
labels = torch.randint(classes, (batch,))
rows = torch.arange(batch)


def step():
    cosines = F.linear(F.normalize(embeddings), F.normalize(weight)).clamp(-1, 1)
    target = cosines[rows, labels]
    angle = torch.acos(target.clamp(-1 + 1e-7, 1 - 1e-7))
    hard = target - margin * torch.sin(torch.tensor(margin))
    with_margin = torch.where(angle + margin > torch.pi, hard, torch.cos(angle + margin))
    logits = scale * cosines.index_put((rows, labels), with_margin)
    loss = F.cross_entropy(logits, labels)
    embeddings.grad = weight.grad = None
    loss.backward()


times = []
for index in range(11):
    start = time.perf_counter()
    step()
    if index >= 2:
        times.append(1e3 * (time.perf_counter() - start))
print(
    f"torch {torch.__version__}, batch {batch} x {width}, {classes} classes, threads {threads}: "
    f"{statistics.median(times):.1f} ms"
)
