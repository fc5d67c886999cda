"""Training steps and inference passes of workbench beside PyTorch and onnxruntime."""

import shutil
import sys
from pathlib import Path
from statistics import median

from compare_support import Failure, chosen, figures_of, machine, spread, write

# What is compared: title, torchvision's name, workbench's plugin, batch, size.
RESNET = "res-net depth=18 stem=large embedding=0"
STEPS = [
    ("ResNet-18", "resnet18", RESNET, 32, 112),
    ("ResNet-18", "resnet18", RESNET, 32, 224),
    ("ResNet-34", "resnet34", "res-net depth=34 stem=large embedding=0", 32, 112),
    ("IR-ResNet-18", "ir_resnet18", "ir-res-net depth=18 embedding=512", 32, 112),
    ("ResNet-50", "resnet50", "res-net depth=50 stem=large embedding=0", 32, 112),
    ("MobileNetV2", "mobilenet_v2", "mobile-net-v2 embedding=0", 32, 112),
    ("ConvNeXt-T", "convnext_tiny", "conv-next embedding=0", 16, 112),
]
PASSES = [("ResNet-18", "resnet18", RESNET, 64, 112)]
# Rows, workbench's verb, the peers' modes, and how a table calls the peers.
SECTIONS = {
    "steps": (STEPS, "step", ["eager", "channels-last", "compiled"], "PyTorch (its best mode)"),
    "passes": (
        PASSES,
        "infer",
        ["infer-eager", "infer-channels-last", "infer-onnx"],
        "PyTorch or onnxruntime (the best mode)",
    ),
}
# Without these PyTorch asks the system for every large buffer anew, and pays for its pages.
TUNED = {"MALLOC_MMAP_THRESHOLD_": "2147483647", "MALLOC_TRIM_THRESHOLD_": "2147483647"}


class Comparison:
    """One row of a table."""

    def __init__(self, row, what, modes, options):
        self.title, self.model, self.plugin, self.batch, self.size = row
        self.what, self.modes, self.options = what, modes, options

    def peer(self, mode, steps, limit=None):
        script = str(Path(__file__).with_name("step_torch.py"))
        command = [sys.executable, script, self.model, mode, str(self.batch), str(self.size)]
        command += ["--threads", str(self.options.threads), "--steps", str(steps)]
        return figures_of(command, {} if mode == "infer-onnx" else TUNED, limit)

    def ours(self):
        command = ["./workbench", "bench", self.what, "--architecture", self.plugin, "--json"]
        command += ["--batch", str(self.batch), "--size", str(self.size)]
        figures = figures_of(command + ["--threads", str(self.options.threads)])
        memory = figures.get("memory", {})
        return {
            "median": figures["milliseconds"]["median"],
            "peakBytes": figures.get("peakBytes") or memory["peak"],
        }

    def trials(self):
        """Every mode once, and why those are left out that do not come to a step."""
        trials, left_out = {}, {}
        for mode in self.modes:
            if mode != "compiled":
                trials[mode] = self.peer(mode, 5)
                continue
            try:
                if not shutil.which("g++"):
                    raise Failure("there is no g++")
                trials[mode] = self.peer(mode, 5, self.options.compile_seconds)
            except Failure as failure:
                print(f"{self.title}, {mode}: {failure}", file=sys.stderr, flush=True)
                lines = str(failure).splitlines()
                left_out[mode] = lines[0] if len(lines) == 1 else "failed"
        return trials, left_out

    def run(self):
        trials, left_out = self.trials()
        if not trials:
            sys.exit(f"{self.title}: no mode of {', '.join(self.modes)} could be run")
        best = min(trials, key=lambda mode: trials[mode]["median"])
        rounds = [(self.ours(), self.peer(best, 9)) for _ in range(self.options.rounds)]
        result = {
            "title": self.title,
            "batch": self.batch,
            "size": self.size,
            "architecture": self.plugin,
            "mode": best,
            "trials": {mode: trial["median"] for mode, trial in trials.items()},
            "leftOut": left_out,
            "milliseconds": median([ours["median"] for ours, _ in rounds]),
            "peerMilliseconds": median([theirs["median"] for _, theirs in rounds]),
            "ratios": [theirs["median"] / ours["median"] for ours, theirs in rounds],
            "peakBytes": max(ours["peakBytes"] for ours, _ in rounds),
            "peerPeakBytes": max(theirs["peakBytes"] for _, theirs in rounds),
            "versions": sorted({trial["version"] for trial in trials.values()}),
        }
        ratio = spread(result["ratios"])
        print(f"{self.title}, batch {self.batch}, {self.size} px: {ratio}", flush=True)
        return result


def table(results, peers):
    rows = [
        f"| network | batch, size | workbench | {peers} | ratio | peak memory |",
        "|---|---|---|---|---|---|",
    ]
    for result in results:
        batch = result["batch"]

        def speed(milliseconds, images=batch):
            return f"{milliseconds:.0f} ms, {1e3 * images / milliseconds:.0f} images/s"

        memory = result["peakBytes"] / result["peerPeakBytes"]
        peer = speed(result["peerMilliseconds"])
        rows.append(
            f"| {result['title']} | {batch}, {result['size']} px | {speed(result['milliseconds'])} "
            f"| {peer} ({result['mode']}) | {spread(result['ratios'])} "
            f"| {result['peakBytes'] >> 20} of {result['peerPeakBytes'] >> 20} MiB "
            f"({memory:.2f}×) |"
        )
    return "\n".join(rows)


def foot(results, modes, options):
    versions = ", ".join(sorted({version for r in results for version in r["versions"]}))
    reasons = {}
    for result in results:
        for mode, reason in result["leftOut"].items():
            name = f"{result['title']} at {result['size']} px"
            reasons.setdefault(f"{mode}: {reason}", []).append(name)
    left_out = [f"{reason} for {', '.join(names)}" for reason, names in reasons.items()]
    return machine(
        options,
        f"{options.threads} threads both",
        f"{versions}, of {', '.join(modes)}",
        *left_out,
        "in turn, spread in brackets",
    )


def models():
    """The networks that `--rows` may name."""
    return list(dict.fromkeys(row[1] for section in SECTIONS.values() for row in section[0]))


def all_modes():
    """The peers' modes that `--modes` may name."""
    return [mode for section in SECTIONS.values() for mode in section[2]]


def compare(name, options):
    """Runs the rows of a section and writes its table."""
    rows, what, modes, peers = SECTIONS[name]
    rows = [row for row in rows if row[1] in chosen("--rows", options.rows, models())]
    modes = [mode for mode in modes if mode in chosen("--modes", options.modes, all_modes())]
    if not rows or not modes:
        print(f"{name}: left out, as it has none of the rows or modes that were asked for")
        return
    results = [Comparison(row, what, modes, options).run() for row in rows]
    write(name, table(results, peers), foot(results, modes, options), results, options)
