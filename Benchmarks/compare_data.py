"""How fast photographs become batches in workbench and in torchvision."""

import sys
from pathlib import Path
from statistics import median

from PIL import Image

from compare_support import figures_of, machine, spread, write

SIZE, BATCH = 112, 32
JPEG = [".jpg", ".jpeg"]
# Torchvision's name and workbench's plugins for the same.
KINDS = {
    "crop": "crop,flip,colour-jitter",
    "resized-crop": "random-resized-crop,flip,colour-jitter",
}
# Where photographs come from, and what workbench calls that.
SOURCES = [
    ("JPEG", "decoding and augmentation"),
    ("decoded copy", "decoded copy and augmentation"),
]


def square(kind, options):
    """The side of the squares that both begin with.

    Parts of a square that become the whole image are cut from all the pixels there are, so that
    neither resizes photographs of one size twice.
    """
    if kind == "crop":
        return SIZE * 8 // 7
    photographs = (path for path in Path(options.data).rglob("*") if path.suffix.lower() in JPEG)
    first = next(photographs, None) or sys.exit(f"{options.data}: no photograph in it is a JPEG")
    with Image.open(first) as photograph:
        return max(SIZE, min(photograph.size))


def ours(plugins, side, options):
    command = ["./workbench", "bench", "data", "--data", options.data, "--augment", plugins]
    command += ["--size", str(SIZE), "--batch", str(BATCH), "--threads", "1", "--json"]
    command += ["--workers", str(options.workers), "--seconds", str(options.seconds)]
    command += ["--resize", str(side)]
    rows = figures_of(command)["rows"]
    return {row["name"]: row["imagesPerSecond"] for row in rows}


def theirs(kind, side, source, options):
    script = str(Path(__file__).with_name("data_torch.py"))
    command = [sys.executable, script, options.data, kind, "--size", str(SIZE)]
    command += ["--batch", str(BATCH), "--workers", str(options.workers)]
    command += ["--seconds", str(options.seconds), "--resize", str(side)]
    return figures_of(command + (["--decoded"] if source == "decoded copy" else []))


def measured(options):
    results = []
    for kind, plugins in KINDS.items():
        side = square(kind, options)
        title = f"{plugins.replace(',', ', ')} of {side} px"
        rounds = []
        for _ in range(options.rounds):
            mine = ours(plugins, side, options)
            peers = {source: theirs(kind, side, source, options) for source, _ in SOURCES}
            rounds.append({source: (mine[row], peers[source]) for source, row in SOURCES})
        for source, _ in SOURCES:
            pairs = [one[source] for one in rounds]
            results.append(
                {
                    "transforms": title,
                    "source": source,
                    "imagesPerSecond": median([mine for mine, _ in pairs]),
                    "peerImagesPerSecond": median([peer["imagesPerSecond"] for _, peer in pairs]),
                    "ratios": [mine / peer["imagesPerSecond"] for mine, peer in pairs],
                    "version": pairs[0][1]["version"],
                }
            )
            print(f"{title}, {source}: {spread(results[-1]['ratios'])}", flush=True)
    return results


def table(results):
    rows = ["| transforms | from | workbench | torchvision | ratio |", "|---|---|---:|---:|---|"]
    for result in results:
        rows.append(
            f"| {result['transforms']} | {result['source']} "
            f"| {result['imagesPerSecond']:.0f} images/s "
            f"| {result['peerImagesPerSecond']:.0f} images/s | {spread(result['ratios'])} |"
        )
    return "\n".join(rows)


def data(options):
    """Times both pipelines in turn and writes the table."""
    results = measured(options)
    count = sum(1 for path in Path(options.data).rglob("*.*") if path.is_file())
    foot = machine(
        options,
        f"{options.workers} tasks or workers, {SIZE} px, batches of {BATCH}, {count} photographs",
        results[0]["version"],
        "in turn, spread in brackets",
    )
    write("data", table(results), foot, results, options)
