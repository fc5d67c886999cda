"""Gradients of the first step, or the losses of many, of a network of torchvision, for a comparison.

    python Benchmarks/gradients_torch.py MODEL [--batch N] [--size N] [--classes N] [--out FILE]
    python Benchmarks/gradients_torch.py MODEL --steps N [--rate X] [--mode MODE] [--out FILE]

MODEL is a name of torchvision.models: resnet18, resnet34, resnet50, mobilenet_v2, convnext_tiny. All
parameters, images and labels are made by the formula below and in formula_torch.py, which
Sources/Checks/Formula states in Swift, so that nothing has to be stored or sent. Gradients are computed
in float64; how far PyTorch's own float32 is from them is in the file, too. `./workbench bench curve` prints the losses of ours.
With --steps and --out the file has the losses of float64 and of every mode of float32.

Needs a Python environment with torch and torchvision; nothing else of workbench does.
"""

import argparse
import json
import sys
from contextlib import nullcontext

import numpy as np
import torch
import torchvision

from formula_torch import images, mixed


def values(name, shape):
    """What a parameter begins with.

    Scales of norms are a quarter of their shifts: hardly any rectifier sees a value near zero, where
    rounding alone would decide whether a gradient flows, and no channel is silent, whose norm would
    amplify rounding.
    """
    u = mixed(np.arange(int(np.prod(shape))), name)
    if name.endswith("layer_scale"):
        u = 0.5 + 0.25 * u
    elif len(shape) > 1:
        u = u * np.sqrt(6.0 / np.prod(shape[1:]))
    elif name.endswith("weight"):
        u = 0.25 * (1.0 + 0.25 * u)
    else:
        u = 1.0 + 0.25 * u
    return torch.from_numpy(u.astype(np.float32).reshape(shape))


def labels(step, batch, classes):
    """Labels of a step."""
    u = mixed(np.arange(step * batch, (step + 1) * batch), "labels")
    return torch.from_numpy(np.floor((u + 1) / 2 * classes).astype(np.int64))


def network(name, classes):
    options = {"dropout": 0.0} if name == "mobilenet_v2" else {}
    if name.startswith("convnext"):
        options = {"stochastic_depth_prob": 0.0}
    net = getattr(torchvision.models, name)(num_classes=classes, **options)
    with torch.no_grad():
        for key, parameter in net.named_parameters():
            parameter.copy_(values(key, tuple(parameter.shape)))
    return net


def gradients(net, x, y):
    """Length and projection of the gradient of each parameter."""
    net.train()
    loss = torch.nn.functional.cross_entropy(net(x), y)
    net.zero_grad(set_to_none=True)
    loss.backward()
    found = {}
    for name, parameter in net.named_parameters():
        g = parameter.grad.double().contiguous().numpy().ravel()
        probe = mixed(np.arange(g.size), name + ".probe")
        found[name] = (float(np.sqrt((g * g).sum())), float((g * probe).sum()))
    return found


def losses(options, net, steps):
    """Losses of steps over four batches in turn, by SGD with momentum, each before its update."""
    dtype = next(net.parameters()).dtype
    net.train()
    if options.mode == "channels_last":
        net = net.to(memory_format=torch.channels_last)
    forward = torch.compile(net) if options.mode == "compile" else net
    optimizer = torch.optim.SGD(net.parameters(), lr=options.rate, momentum=0.9)
    found = []
    for step in range(steps):
        x = images(step % 4, options.batch, options.size).to(dtype)
        y = labels(step % 4, options.batch, options.classes)
        if options.mode == "channels_last":
            x = x.to(memory_format=torch.channels_last)
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(forward(x), y)
        loss.backward()
        optimizer.step()
        found.append(loss.item())
    return found


def farthest(found, exact, least):
    """How far gradients are from the exact ones, at most: lengths relatively, projections as a share.

    "bare" measures each by its own length, but those that are zero but for rounding: shifts that a later
    norm takes away again. "floored" counts all lengths below `least` as that.
    """
    far = {kind: {"norm": 0.0, "projection": 0.0} for kind in ["floored", "bare"]}
    for name, (norm, _) in exact.items():
        floors = {"floored": least, "bare": least if norm < 1e-9 * least else 0.0}
        for kind, floor in floors.items():
            for index, what in enumerate(["norm", "projection"]):
                off = abs(found[name][index] - exact[name][index]) / max(norm, floor)
                far[kind][what] = max(far[kind][what], off)
    return far


def write(options, found, name, brackets, lines):
    """Writes a file, or prints it: how it was made, what was found, and a line for each of `lines`."""
    head = {
        "model": options.model,
        "versions": {"torch": torch.__version__, "torchvision": torchvision.__version__},
        "batch": options.batch,
        "size": options.size,
        "classes": options.classes,
        **found,
    }
    text = f'{json.dumps(head)[:-1]}, "{name}": {brackets[0]}\n'
    text += ",\n".join(lines) + f"\n{brackets[1]}}}\n"
    with open(options.out, "w") if options.out else nullcontext(sys.stdout) as file:
        file.write(text)


def reference(options):
    net = network(options.model, options.classes)
    x = images(0, options.batch, options.size)
    y = labels(0, options.batch, options.classes)
    shapes = {name: list(p.shape) for name, p in net.named_parameters()}
    exact = gradients(net.double(), x.double(), y)
    least = 1e-3 * sum(norm * norm for norm, _ in exact.values()) ** 0.5
    own = {}
    for mode, layout in [("contiguous", torch.contiguous_format), ("channels_last", torch.channels_last)]:
        for threads in [1, 2]:
            torch.set_num_threads(threads)
            net = network(options.model, options.classes).to(memory_format=layout)
            found = gradients(net, x.to(memory_format=layout), y)
            own[f"{mode}, threads {threads}"] = farthest(found, exact, least)
    torch.set_num_threads(options.threads)
    entries = [
        json.dumps({"name": n, "shape": shapes[n], "norm": exact[n][0], "projection": exact[n][1]})
        for n in exact
    ]
    exact_losses = losses(options, network(options.model, options.classes).double(), 4)
    found = {"losses": exact_losses, "least": least, "float32": own}
    write(options, found, "parameters", "[]", entries)


def curves(options):
    """Losses in float64, and in float32 in every mode, as a file; compiling takes minutes if asked for."""
    compiles = options.mode == "compile"

    def run(dtype, mode, threads):
        torch.set_num_threads(threads)
        options.mode = mode
        net = network(options.model, options.classes).to(dtype)
        return losses(options, net, options.steps)

    modes = {
        f"{name}, threads {threads}": run(torch.float32, mode, threads)
        for name, mode in [("contiguous", "eager"), ("channels_last", "channels_last")]
        for threads in [1, 2]
    }
    if compiles:
        modes["compile, threads 2"] = run(torch.float32, "compile", 2)
    found = {"rate": options.rate, "losses": run(torch.float64, "eager", 1)}
    lines = [f"{json.dumps(name)}: {json.dumps(curve)}" for name, curve in modes.items()]
    write(options, found, "modes", "{}", lines)


parser = argparse.ArgumentParser()
parser.add_argument("model")
parser.add_argument("--batch", type=int, default=4)
parser.add_argument("--size", type=int, default=64)
parser.add_argument("--classes", type=int, default=10)
parser.add_argument("--out")
parser.add_argument("--steps", type=int)
parser.add_argument("--rate", type=float, default=0.01)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--mode", choices=["eager", "channels_last", "compile"], default="eager")
options = parser.parse_args()
torch.set_num_threads(options.threads)
if options.steps and options.out:
    curves(options)
elif options.steps:
    for step, loss in enumerate(losses(options, network(options.model, options.classes), options.steps)):
        print(f"{step + 1} {loss:.7f}")
else:
    reference(options)
