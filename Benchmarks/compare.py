"""Writes the tables and charts of docs/performance.md: workbench and its peers on this machine.

    python Benchmarks/compare.py --data FOLDER [--rounds 3] [--threads 2] [--only steps,passes]

Run it from the top folder of the repository with a Python environment that has torch, torchvision,
onnxruntime and onnx; FOLDER has a folder of photographs for each person. The parts are

    steps    training steps beside PyTorch
    passes   inference beside PyTorch and onnxruntime
    data     how photographs become batches, beside torchvision; left out without --data
    profile  where the time of a step goes
    charts   the roofline, and how a step scales

For each row of steps and passes every mode of a peer is tried once; the best then runs in turn with
workbench, round by round, so that both see the same moments of a busy machine. Figures are medians
of rounds, ratios the median of the rounds' ratios with its extremes.
"""

import argparse
import subprocess
import sys

from compare_data import data
from compare_networks import all_modes, compare, models
from compare_profile import profile
from compare_support import Failure, chosen, commit

PARTS = ["steps", "passes", "data", "profile", "charts"]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rows", help="names of torchvision, with commas; all unless given")
    parser.add_argument("--only", help=f"some of {', '.join(PARTS)}, with commas")
    parser.add_argument("--modes", help="the peers' modes to try, with commas; all unless given")
    parser.add_argument(
        "--compile-seconds",
        type=float,
        default=300,
        help="a compiled network that is not timed by then is left out",
    )
    parser.add_argument("--data", help="a folder of photographs, one folder for each person")
    parser.add_argument("--workers", type=int, default=2, help="tasks that load photographs")
    parser.add_argument("--seconds", type=float, default=4, help="of each measurement of data")
    parser.add_argument("--dry", action="store_true", help="print, but write nothing")
    options = parser.parse_args()
    parts = chosen("--only", options.only, PARTS)
    chosen("--rows", options.rows, models())
    chosen("--modes", options.modes, all_modes())
    if options.only and "data" in parts and not options.data:
        parser.error("--only data needs --data, a folder with a folder of photographs each person")
    return options, parts


def charts(options):
    if options.dry:
        print("charts: left out, because they are written")
        return
    for what in ["roofline", "scale"]:
        command = ["./workbench", "bench", what, "--out", "docs/images"]
        subprocess.run(command + ["--threads", str(options.threads)], check=True)


def main():
    options, parts = arguments()
    commit()
    for part in parts:
        if part in ["steps", "passes"]:
            compare(part, options)
        elif part == "data" and not options.data:
            print("data: left out, because no --data names a folder of photographs")
        else:
            {"data": data, "profile": profile, "charts": charts}[part](options)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(str(failure))
