"""The input pipeline of torchvision, for a comparison with `./workbench bench data`.

    python Benchmarks/data_torch.py FOLDER [resized-crop|crop|none] [workers] [size] [images]

FOLDER has a folder for each person. What is done to each photograph:

    resized-crop  RandomResizedCrop(size), RandomHorizontalFlip, ColorJitter(0.3, 0.3, 0.3)
    crop          Resize(8/7 size), RandomCrop(size), RandomHorizontalFlip, ColorJitter(0.3, 0.3, 0.3)
    none          Resize(size), CenterCrop(size)

and then ToTensor and Normalize(0.5, 0.5). Batches of 128 come from a DataLoader over an
ImageFolder in random order; the first ten batches are not counted.

Needs a Python environment with torch and torchvision; nothing else of workbench does.
"""

import sys
import time

import PIL
import torch
import torchvision
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

folder = sys.argv[1]
kind = sys.argv[2] if len(sys.argv) > 2 else "resized-crop"
workers = int(sys.argv[3]) if len(sys.argv) > 3 else 2
size = int(sys.argv[4]) if len(sys.argv) > 4 else 112
images = int(sys.argv[5]) if len(sys.argv) > 5 else 13_000
batch, warm = 128, 10

first = {
    "resized-crop": [transforms.RandomResizedCrop(size)],
    "crop": [transforms.Resize(size * 8 // 7), transforms.RandomCrop(size)],
    "none": [transforms.Resize(size), transforms.CenterCrop(size)],
}[kind]
colour = [transforms.RandomHorizontalFlip(), transforms.ColorJitter(0.3, 0.3, 0.3)]
transform = transforms.Compose(
    first
    + (colour if kind != "none" else [])
    + [transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)]
)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    data = datasets.ImageFolder(folder, transform)
    rows = torch.randperm(len(data))[:images].tolist()
    loader = DataLoader(Subset(data, rows), batch_size=batch, shuffle=True, num_workers=workers)
    count, start = 0, 0.0
    for index, (pictures, _) in enumerate(loader):
        if index == warm - 1:
            start = time.perf_counter()
        elif index >= warm:
            count += len(pictures)
    seconds = time.perf_counter() - start
    print(
        f"torchvision {torchvision.__version__}, Pillow {PIL.__version__}, {kind}, {workers} workers, "
        f"{size} px: {count / seconds:.0f} images/s over {count} images"
    )


if __name__ == "__main__":
    main()
