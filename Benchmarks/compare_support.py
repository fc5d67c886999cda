"""What the parts of compare.py share: running commands, and writing into the page."""

import functools
import difflib
import json
import os
import platform
import re
import signal
import subprocess
from pathlib import Path
from statistics import median

PAGE = Path("docs/performance.md")


class Failure(Exception):
    """A command that did not end as it should; says why."""


def figures_of(command, environment=None, limit=None):
    """The object of JSON that a command prints; it is ended after `limit` seconds."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(timeout=limit)
        except BaseException as error:
            # The whole session: a compiler has processes of its own.
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise Failure(f"not ready after {limit:.0f} s") from None
            raise
    start = output.find("{")
    if process.returncode != 0 or start < 0:
        raise Failure(f"{' '.join(command)} ended with {process.returncode}:\n{output}{errors}")
    return json.loads(output[start:])


def spread(values):
    """The median of ratios with their extremes."""
    return f"{median(values):.2f}× ({min(values):.2f}–{max(values):.2f})"


@functools.cache
def commit():
    """What of workbench is measured; asked first, before a table changes the page."""
    describe = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(describe, capture_output=True, text=True, check=True).stdout.strip()


def processor():
    """The processor's name and its family of vectors; every family has tables of its own."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    vectors = next((v for v in ["avx512f", "avx2", "sse4_2"] if v in text), platform.machine())
    found = re.search(r"model name\s*: (.*)", text)
    return (found.group(1) if found else "processor", vectors)


def machine(options, *words):
    """The foot of a table: the machine, workbench, and what else is to be said."""
    name, vectors = processor()
    return "; ".join(
        [
            f"{name}, {vectors}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
            f"workbench {commit()}",
            *words,
            f"{options.rounds} rounds",
        ]
    )


def write(name, table, foot, results, options):
    """Shows a table, and puts it into the page with its figures beside it."""
    print(f"{table}\n\n{foot}", flush=True)
    if options.dry:
        return
    name = f"{name}-{processor()[1]}"
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replace(page, name, f"{table}\n\n{foot}."), encoding="utf-8")
    raw = PAGE.with_name(f"performance-{name}.json")
    raw.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def replace(text, name, body):
    """The page with another text between the marks of a name; new ones stand after those of the
    same table of other processors."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if start not in text or end not in text:
        table = re.escape(name.rsplit("-", 1)[0])
        others = list(re.finditer(rf"<!-- /{table}-\w+ -->\n", text))
        place = others[-1].end() if others else len(text)
        return f"{text[:place]}\n{start}\n{body}\n{end}\n{text[place:]}"
    head, rest = text.split(start, 1)
    return head + start + "\n" + body + "\n" + end + rest.split(end, 1)[1]


def chosen(option, given, known):
    """The known names that an option lists, with commas between them; all of them without one."""
    if given is None:
        return known
    names = [name.strip() for name in given.split(",")]
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise Failure(f'{option}: expected some of {", ".join(known)}, got "{name}"{hint}')
    return [name for name in known if name in names]
