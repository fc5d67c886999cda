"""The input pipeline of torchvision, for a comparison with `./workbench bench data`.

    python Benchmarks/data_torch.py FOLDER [resized-crop|crop|none] [--workers 2] [--size 112]
        [--resize 128] [--batch 32] [--seconds 4] [--images 4000] [--decoded]

FOLDER has a folder for each person. Each photograph's central square is resized, to 8/7 of the size
unless told otherwise, as workbench does it (Resize, CenterCrop); then

    resized-crop  RandomResizedCrop(size), RandomHorizontalFlip, ColorJitter(0.3, 0.3, 0.3)
    crop          RandomCrop(size), RandomHorizontalFlip, ColorJitter(0.3, 0.3, 0.3)
    none          CenterCrop(size)

and ToTensor and Normalize(0.5, 0.5). Batches come from a DataLoader in random order; those of
the first moments are not counted. With --decoded the squares are made once, before anything is
timed, and kept in memory: torchvision has no such copy of its own. Prints one line of JSON.

Needs a Python environment with torch and torchvision; nothing else of workbench does.
"""

import argparse
import json
import time

import numpy
import PIL
import torch
import torchvision
from PIL import Image
from torch.utils.data import DataLoader, Dataset, RandomSampler, Subset
from torchvision import datasets, transforms

# Batches of each worker that fill an empty pipeline and meet fresh memory.
WARM = 5


class Decoded(Dataset):
    """Squares that were decoded before."""

    def __init__(self, photographs, transform):
        self.squares = numpy.stack([numpy.asarray(picture) for picture, _ in photographs])
        self.labels = [label for _, label in photographs]
        self.transform = transform

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.squares[index])), self.labels[index]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("kind", nargs="?", default="resized-crop")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--size", type=int, default=112)
    parser.add_argument("--resize", type=int, help="side of the squares; 8/7 of the size")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--images", type=int, default=4000, help="photographs that are used")
    parser.add_argument("--decoded", action="store_true")
    return parser.parse_args()


def steps(kind, size, side):
    """What is done once where squares are kept, and what each time."""
    first = {
        "resized-crop": [transforms.RandomResizedCrop(size)],
        "crop": [transforms.RandomCrop(size)],
        "none": [transforms.CenterCrop(size)],
    }[kind]
    colour = [transforms.RandomHorizontalFlip(), transforms.ColorJitter(0.3, 0.3, 0.3)]
    numbers = [transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)]
    square = transforms.Compose([transforms.Resize(side), transforms.CenterCrop(side)])
    return square, transforms.Compose(first + (colour if kind != "none" else []) + numbers)


def photographs(options):
    side = options.resize or options.size * 8 // 7
    square, each = steps(options.kind, options.size, side)
    folder = datasets.ImageFolder(options.folder)
    rows = torch.randperm(len(folder))[: options.images].tolist()
    if options.decoded:
        folder.transform = square
        return Decoded([folder[row] for row in rows], each)
    folder.transform = transforms.Compose([square, each])
    return Subset(folder, rows)


def main():
    options = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    data = photographs(options)
    # More than anybody waits for: the clock ends it.
    order = RandomSampler(data, replacement=True, num_samples=10**8)
    loader = iter(DataLoader(data, options.batch, sampler=order, num_workers=options.workers))
    for _ in range(WARM * max(1, options.workers)):
        next(loader)
    count, start = 0, time.perf_counter()
    while (seconds := time.perf_counter() - start) < options.seconds:
        count += len(next(loader)[0])
    print(
        json.dumps(
            {
                "kind": options.kind,
                "decoded": options.decoded,
                "imagesPerSecond": count / seconds,
                "version": f"torchvision {torchvision.__version__}, Pillow {PIL.__version__}",
            }
        )
    )


if __name__ == "__main__":
    main()
