"""Times workbench and PyTorch in turn on this machine and writes the tables of docs/performance.md.

    python Benchmarks/compare.py [--rounds 3] [--threads 2] [--rows resnet18] [--only steps]

Run it from the top folder of the repository with a Python environment that has torch, torchvision,
onnxruntime and onnx. For each row every mode of PyTorch is tried once; the best then runs in turn
with workbench, round by round, so that both see the same moments of a busy machine. Figures are
medians of rounds; the ratio is the median of the rounds' ratios, with its extremes.
"""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
from pathlib import Path

# What is compared: title, torchvision's name, workbench's plugin, batch, size.
STEPS = [
    ("ResNet-18", "resnet18", "res-net depth=18 stem=large embedding=0", 32, 112),
    ("ResNet-18", "resnet18", "res-net depth=18 stem=large embedding=0", 32, 224),
    ("ResNet-34", "resnet34", "res-net depth=34 stem=large embedding=0", 32, 112),
    ("IR-ResNet-18", "ir_resnet18", "ir-res-net depth=18 embedding=512", 32, 112),
    ("ResNet-50", "resnet50", "res-net depth=50 stem=large embedding=0", 32, 112),
    ("MobileNetV2", "mobilenet_v2", "mobile-net-v2 embedding=0", 32, 112),
    ("ConvNeXt-T", "convnext_tiny", "conv-next embedding=0", 16, 112),
]
PASSES = [("ResNet-18", "resnet18", "res-net depth=18 stem=large embedding=0", 64, 112)]
TRAINING_MODES = ["eager", "channels-last", "compiled"]
INFERENCE_MODES = ["infer-eager", "infer-channels-last", "infer-onnx"]
# Without these PyTorch asks the system for every large buffer anew, and pays for its pages.
TUNED = {"MALLOC_MMAP_THRESHOLD_": "2147483647", "MALLOC_TRIM_THRESHOLD_": "2147483647"}


def figures_of(command, environment):
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )
    start = done.stdout.find("{")
    if done.returncode != 0 or start < 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout[start:])


class Comparison:
    """One row of a table."""

    def __init__(self, row, what, modes, options):
        self.title, self.model, self.plugin, self.batch, self.size = row
        self.what, self.modes, self.options = what, modes, options

    def peer(self, mode, steps):
        script = str(Path(__file__).with_name("step_torch.py"))
        command = [sys.executable, script, self.model, mode, str(self.batch), str(self.size)]
        command += ["--threads", str(self.options.threads), "--steps", str(steps)]
        return figures_of(command, TUNED)

    def ours(self):
        command = ["./workbench", "bench", self.what, "--architecture", self.plugin, "--json"]
        command += ["--batch", str(self.batch), "--size", str(self.size)]
        figures = figures_of(command + ["--threads", str(self.options.threads)], {})
        memory = figures.get("memory", {})
        return {
            "median": figures["milliseconds"]["median"],
            "peakBytes": figures.get("peakBytes") or memory["peak"],
        }

    def run(self):
        trials = {mode: self.peer(mode, 5) for mode in self.modes}
        best = min(trials, key=lambda mode: trials[mode]["median"])
        rounds = [(self.ours(), self.peer(best, 9)) for _ in range(self.options.rounds)]
        ratios = [theirs["median"] / ours["median"] for ours, theirs in rounds]
        result = {
            "title": self.title,
            "batch": self.batch,
            "size": self.size,
            "architecture": self.plugin,
            "mode": best,
            "trials": {mode: trial["median"] for mode, trial in trials.items()},
            "milliseconds": statistics.median(ours["median"] for ours, _ in rounds),
            "peerMilliseconds": statistics.median(theirs["median"] for _, theirs in rounds),
            "ratio": statistics.median(ratios),
            "ratios": ratios,
            "peakBytes": max(ours["peakBytes"] for ours, _ in rounds),
            "peerPeakBytes": max(theirs["peakBytes"] for _, theirs in rounds),
            "version": rounds[0][1]["version"],
        }
        print(f"{self.title}, batch {self.batch}, {self.size} px: {line(result)}", flush=True)
        return result


def line(result):
    low, high = min(result["ratios"]), max(result["ratios"])
    return f"{result['ratio']:.2f}× ({low:.2f}–{high:.2f})"


def table(results):
    rows = [
        "| network | batch, size | workbench | PyTorch (its best mode) | ratio | peak memory |",
        "|---|---|---|---|---|---|",
    ]
    for result in results:
        batch = result["batch"]

        def speed(milliseconds):
            return f"{milliseconds:.0f} ms, {1e3 * batch / milliseconds:.0f} images/s"

        memory = result["peakBytes"] / result["peerPeakBytes"]
        rows.append(
            f"| {result['title']} | {batch}, {result['size']} px | {speed(result['milliseconds'])} "
            f"| {speed(result['peerMilliseconds'])} ({result['mode']}) | {line(result)} "
            f"| {result['peakBytes'] >> 20} of {result['peerPeakBytes'] >> 20} MiB "
            f"({memory:.2f}×) |"
        )
    return "\n".join(rows)


def machine(results, options):
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    name = re.search(r"model name\s*: (.*)", flags).group(1)
    vectors = next(v for v in ["avx512f", "avx2", "sse4_2", ""] if v in flags)
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=True
    ).stdout.strip()
    versions = ", ".join(sorted({result["version"] for result in results}))
    return (
        f"{name}, {vectors}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; "
        f"{options.threads} threads both; workbench {commit}; {versions}, of "
        f"{', '.join(results[0]['trials'])}; {options.rounds} rounds in turn; spread in brackets."
    )


def replace(text, name, body):
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if start not in text or end not in text:
        return f"{text.rstrip()}\n\n{start}\n{body}\n{end}\n"
    head, rest = text.split(start, 1)
    return head + start + "\n" + body + "\n" + end + rest.split(end, 1)[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rows", help="names of torchvision, with commas; all unless given")
    parser.add_argument("--only", choices=["steps", "passes"])
    parser.add_argument("--modes", help="PyTorch's modes to try, with commas; all unless given")
    parser.add_argument("--dry", action="store_true", help="print, but write nothing")
    options = parser.parse_args()
    page = Path("docs/performance.md")
    for name, rows, what, modes in [
        ("steps", STEPS, "step", TRAINING_MODES),
        ("passes", PASSES, "infer", INFERENCE_MODES),
    ]:
        chosen = [r for r in rows if not options.rows or r[1] in options.rows.split(",")]
        if options.only not in (None, name) or not chosen:
            continue
        if options.modes:
            modes = [mode for mode in modes if mode in options.modes.split(",")] or sys.exit(
                f"--modes {options.modes}: {name} have {', '.join(modes)}"
            )
        results = [Comparison(row, what, modes, options).run() for row in chosen]
        print(table(results))
        if options.dry:
            continue
        body = f"{table(results)}\n\n{machine(results, options)}"
        page.write_text(
            replace(page.read_text(encoding="utf-8"), name, body), encoding="utf-8"
        )
        raw = Path(f"docs/performance-{name}.json")
        raw.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
