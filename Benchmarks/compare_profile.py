"""Where the time of a step of ResNet-18 goes, beside what the machine can do at best."""

from statistics import median

from compare_networks import STEPS
from compare_support import figures_of, machine, write


def measured(options):
    """The parts of steps, as medians of rounds, and the best that the machine did meanwhile."""
    _, _, plugin, batch, size = STEPS[0]
    threads = ["--threads", str(options.threads), "--json"]
    step = ["./workbench", "bench", "step", "--profile", "--architecture", plugin]
    step += ["--batch", str(batch), "--size", str(size)]
    limits, rounds = [], []
    for _ in range(options.rounds):
        limits.append(figures_of(["./workbench", "bench", "machine"] + threads))
        rounds.append(figures_of(step + threads)["parts"])
    parts = []
    for part in rounds[0]:
        same = [other for parts in rounds for other in parts if other["name"] == part["name"]]
        times = {way: median([other[way] for other in same]) for way in ["forward", "backward"]}
        parts.append({**part, **times})
    return {
        "architecture": plugin,
        "batch": batch,
        "size": size,
        "parts": parts,
        "operationsPerSecond": max(limit["operationsPerSecond"] for limit in limits),
        "bytesPerSecond": max(limit["bytesPerSecond"] for limit in limits),
    }


def table(result):
    total = sum(part["forward"] + part["backward"] for part in result["parts"])
    rows = [
        "| part of the step | number | forward | backward | share | GF/s (of the limit) "
        "| GB/s (of the limit) |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for part in result["parts"]:
        time = part["forward"] + part["backward"]

        def rate(amount, limit, seconds=time / 1e3):
            if not amount:
                return "–"
            billions = amount / seconds / 1e9
            digits = 0 if billions >= 10 else 1
            return f"{billions:.{digits}f} ({amount / seconds / limit:.2f}×)"

        operations = part["operations"] if part["name"].startswith("convolution") else 0
        rows.append(
            f"| {part['name']} | {part['count']} | {part['forward']:.1f} ms "
            f"| {part['backward']:.1f} ms | {100 * time / total:.0f} % "
            f"| {rate(operations, result['operationsPerSecond'])} "
            f"| {rate(part['bytes'], result['bytesPerSecond'])} |"
        )
    ways = [sum(part[way] for part in result["parts"]) for way in ["forward", "backward"]]
    count = sum(part["count"] for part in result["parts"])
    rows.append(f"| all | {count} | {ways[0]:.1f} ms | {ways[1]:.1f} ms | 100 % | | |")
    return "\n".join(rows)


def profile(options):
    """Takes steps apart and writes the table."""
    result = measured(options)
    limit = (
        f"the limit is {result['operationsPerSecond'] / 1e9:.0f} GF/s "
        f"and {result['bytesPerSecond'] / 1e9:.0f} GB/s"
    )
    foot = machine(options, f"{options.threads} threads", limit)
    write("profile", table(result), foot, result, options)
