"""A training step or an inference pass of torchvision's networks in PyTorch, timed.

    python Benchmarks/step_torch.py MODEL MODE BATCH SIZE [--threads 2] [--steps 9]

MODEL: a name of torchvision.models, or `ir_resnet18` (below). MODE: eager, channels-last, compiled
(channels-last through torch.compile), or infer-eager, infer-channels-last, infer-onnx (onnxruntime).
A step is forward, cross-entropy over 1,000 classes, backward, and SGD with momentum and decay.
infer-onnx stops where onnxruntime's logits are not PyTorch's; its peak of memory has PyTorch in it,
which exports the network. Prints one line of JSON. Needs a Python environment with torch,
torchvision (and onnxruntime, onnx); compiled needs g++ too; nothing else of workbench does. For
PyTorch's best set MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ to 2147483647: `compare.py`
does.
"""

import argparse
import io
import json
import resource
import statistics
import sys
import time
import warnings

import torch
import torchvision
from torch import nn


class IRBlock(nn.Module):
    """The block of face-recognition residual networks: BN, conv, BN, PReLU, conv, BN."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.BatchNorm2d(inputs),
            nn.Conv2d(inputs, outputs, 3, 1, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.PReLU(outputs),
            nn.Conv2d(outputs, outputs, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )
        self.around = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.around = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        return self.body(x) + self.around(x)


def ir_resnet18(classes, size):
    layers = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.PReLU(64)]
    inputs = 64
    for outputs in [64, 128, 256, 512]:
        for block in range(2):
            layers.append(IRBlock(inputs, outputs, 2 if block == 0 else 1))
            inputs = outputs
    side = size
    for _ in range(4):
        side = (side + 1) // 2
    layers += [nn.BatchNorm2d(512), nn.Flatten(), nn.Linear(512 * side * side, 512)]
    layers += [nn.BatchNorm1d(512), nn.Linear(512, classes)]
    return nn.Sequential(*layers)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("mode")
    parser.add_argument("batch", type=int)
    parser.add_argument("size", type=int)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=9)
    return parser.parse_args()


def onnx_pass(network, images, threads):
    import onnxruntime

    file = io.BytesIO()
    with warnings.catch_warnings():
        # The exporter through TorchScript is the one that needs no further package.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(network, (images,), file, dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    session = onnxruntime.InferenceSession(
        file.getvalue(), options, providers=["CPUExecutionProvider"]
    )
    feed = {session.get_inputs()[0].name: images.numpy()}
    with torch.inference_mode():
        expected = network(images)
    logits = torch.from_numpy(session.run(None, feed)[0])
    error = ((logits - expected).abs().max() / expected.abs().max()).item()
    if error > 1e-4:
        sys.exit(f"onnxruntime's logits are {error:.1e} of the largest away from PyTorch's")
    return lambda: session.run(None, feed)


def version(mode):
    if mode != "infer-onnx":
        return f"PyTorch {torch.__version__}"
    import onnxruntime

    return f"onnxruntime {onnxruntime.__version__}"


def work(options):
    """The function that one measurement calls."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    size, batch = options.size, options.batch
    if options.model == "ir_resnet18":
        network = ir_resnet18(1000, size)
    else:
        network = getattr(torchvision.models, options.model)(num_classes=1000)
    images = torch.randn(batch, 3, size, size)
    if options.mode == "infer-onnx":
        return onnx_pass(network.eval(), images, options.threads)
    if "channels-last" in options.mode or options.mode == "compiled":
        network = network.to(memory_format=torch.channels_last)
        images = images.to(memory_format=torch.channels_last)
    if "infer" in options.mode:
        network.eval()

        def infer():
            with torch.inference_mode():
                network(images)

        return infer
    forward = torch.compile(network) if options.mode == "compiled" else network
    labels = torch.randint(0, 1000, (batch,))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(forward(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()

    return step


def main():
    options = arguments()
    run = work(options)
    for _ in range(3):
        run()
    times = []
    for _ in range(options.steps):
        start = time.perf_counter()
        run()
        times.append(1e3 * (time.perf_counter() - start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(
        json.dumps(
            {
                "mode": options.mode,
                "milliseconds": times,
                "median": statistics.median(times),
                "peakBytes": peak,
                "version": version(options.mode),
            }
        )
    )


if __name__ == "__main__":
    main()
