"""Whether torchvision's networks and ours make the same of the same weights.

    python Benchmarks/weights_torch.py load FILE MODEL [--classes N] [--batch N] [--size N]
    python Benchmarks/weights_torch.py save FILE MODEL [--classes N]

MODEL is a name of torchvision.models: resnet18, resnet34, resnet50, mobilenet_v2, convnext_tiny. `load`
takes a file that `./workbench weights export` wrote into torchvision's model, with every name and shape
required to be there, and compares its logits of images of a formula with those that standard input has,
in lines of `./workbench weights outputs`. `save` writes torchvision's own initialisation after one step
of running statistics, to be read by `./workbench weights check` and `outputs`; then `load` compares.

Needs a Python environment with torch and torchvision; nothing else of workbench does.
"""

import argparse
import json
import struct
import sys

import numpy as np
import torch
import torchvision

from formula_torch import images

TYPES = {"F32": np.float32, "I64": np.int64}


def read(path):
    """Tensors by name of a safetensors file."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    found = {}
    for name, entry in header.items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            values = np.frombuffer(data[first:last], TYPES[entry["dtype"]]).reshape(entry["shape"])
            found[name] = torch.from_numpy(values.copy())
    return found


def write(path, tensors):
    """Writes tensors by name as a safetensors file."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        content = tensor.contiguous().numpy().tobytes()
        kind = "I64" if tensor.dtype == torch.int64 else "F32"
        place = [len(data), len(data) + len(content)]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": place}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


parser = argparse.ArgumentParser()
parser.add_argument("verb", choices=["load", "save"])
parser.add_argument("file")
parser.add_argument("model")
parser.add_argument("--classes", type=int, default=10)
parser.add_argument("--batch", type=int, default=4)
parser.add_argument("--size", type=int, default=64)
options = parser.parse_args()
torch.manual_seed(1)
net = getattr(torchvision.models, options.model)(num_classes=options.classes)
x = images(0, options.batch, options.size)
with torch.no_grad():
    if options.verb == "save":
        net.train()(images(1, options.batch, options.size))
        write(options.file, net.state_dict())
    else:
        net.load_state_dict(read(options.file), strict=True)
        ours = torch.tensor([[float(v) for v in line.split()] for line in sys.stdin], dtype=torch.float64)
        single = net.eval()(x).double()
        exact = net.double()(x.double())
        largest = exact.abs().max()
        print(
            f"{options.model}: largest logit {largest:.3g}; of it, ours differ from float64 by "
            f"{(ours - exact).abs().max() / largest:.1e}, PyTorch's float32 by "
            f"{(single - exact).abs().max() / largest:.1e}"
        )
