#!/usr/bin/env python3
"""readme_test.py SOURCE BUILD TREE [--write]: runs README.md.

A fenced block below a line such as "`page.html`:" is written to that file. In `console` blocks each `$ ` line is run by bash, in one folder
for all of them, against BUILD installed in TREE; it must succeed (but where `$?` shows its exit code) and print the lines shown below it,
of which "..." stands for any. The tables must say what the headers and the program say. --write puts what the commands print into
README.md: read the difference before you keep it.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

FENCE = re.compile(r"(?:^`(?P<file>[\w.]+)`:\n\n?)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^\$ (?P<line>.*(?:\\\n.*)*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)


class Readme:
    def __init__(self, source, build, tree):
        self.source, self.build, self.tree = source, build, tree
        self.text = (source / "README.md").read_text(encoding="utf-8")
        self.failures = []

    def expect(self, holds, message):
        if not holds:
            self.failures.append(message)

    def install(self):
        # Only what an earlier run made is wiped: a folder that it marked as its own.
        mark = self.tree / "made-by-readme-test"
        if self.tree.exists() and any(self.tree.iterdir()) and not mark.exists():
            sys.exit(f"{self.tree}: holds files that this test did not make; give it a folder of its own")
        shutil.rmtree(self.tree, ignore_errors=True)
        self.tree.mkdir(parents=True)
        mark.touch()
        self.work = self.tree / "work"
        self.work.mkdir(parents=True)
        prefix = self.tree / "prefix"
        subprocess.run(["cmake", "--install", self.build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        libdir = next(prefix.rglob("libwinnow.a")).parent
        (self.work / "tools").symlink_to(self.source / "tools")
        (self.work / "fixtures").symlink_to(self.source / "fixtures")
        self.environment = {
            **os.environ,
            "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}",
            "PKG_CONFIG_PATH": str(libdir / "pkgconfig"),
            "CMAKE_PREFIX_PATH": str(prefix),
            "LD_LIBRARY_PATH": str(libdir),
            "WINNOW_BUILD_DIR": str(self.build),
            "NO_COLOR": "1",
        }

    def run(self, line):
        done = subprocess.run(["bash", "-c", line], cwd=self.work, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def run_command(self, match):
        """The command and what it prints, as README.md should show them."""
        line, shown = match["line"], match["shown"]
        code, out, err = self.run(line)
        self.expect("$?" in line or code == 0, f"$ {line}\nexit code {code}\n{err}")
        pattern = "".join(r"(?:.*\n)*?" if row == "..." else re.escape(row) + r"\n" for row in shown.rstrip("\n").split("\n") if shown.strip())
        if re.fullmatch(pattern, out.rstrip("\n") + "\n" if out else ""):
            return match[0]
        self.expect(False, f"$ {line}\nprints\n{out}\n{err}README.md shows\n{shown}")
        return f"$ {line}\n{out}"

    def examples(self):
        def one(fence):
            if fence["file"]:
                (self.work / fence["file"]).write_text(fence["body"], encoding="utf-8")
            if fence["kind"] != "console":
                return fence[0]
            return fence[0].replace(fence["body"], COMMAND.sub(self.run_command, fence["body"]))

        return FENCE.sub(one, self.text)

    def check_table(self, text, heading, wanted):
        """`text` with the rows below a heading as they should be."""
        before, rest = text.split(f"\n## {heading}\n", 1)
        part, *after = re.split(r"(?=\n## )", rest, maxsplit=1)
        rows = [line for line in part.splitlines() if line.startswith("|")]
        wanted = rows[:2] + ["| " + " | ".join(row) + " |" for row in wanted]
        self.expect(rows == wanted, f"the table of {heading} should be:\n" + "\n".join(wanted))
        return f"{before}\n## {heading}\n" + part.replace("\n".join(rows), "\n".join(wanted)) + "".join(after)

    def tables(self, text):
        reasons = (self.source / "include/winnow/reasons.def").read_text(encoding="utf-8")
        reasons = [[f"`{name}`", decision, words] for name, decision, words in re.findall(r'^WINNOW_REASON\((\w+), (\w+), "(.*)"\)', reasons, re.M)]
        header = (self.source / "include/winnow/winnow.h").read_text(encoding="utf-8")
        status = re.search(r"enum class Status.*?\{(.*?)\};", header, re.S)[1]
        status = re.sub(r"\n\s*///<? ", " ", status)  # a comment of several lines
        status = [[f"`{name}`", words] for name, words in re.findall(r"(\w+),\s*///< (.*)", status)]
        page = self.run("winnow --help")[1].split("Exit status:")[1]
        codes = [[code, " ".join(words.split())] for code, words in re.findall(r"^  (\d+) +(.*(?:\n {6,}.*)*)", page, re.M)]
        self.expect(reasons and status and codes, "no reasons, no statuses, or no exit codes were found")
        for heading, wanted in (("Status", status), ("Reasons", reasons), ("Exit codes", codes)):
            text = self.check_table(text, heading, wanted)
        packages = re.search(r"^kBuild=\((.*)\)$", (self.source / "tools/setup").read_text(encoding="utf-8"), re.M)[1]
        self.expect(packages in self.text, "the packages are not those of tools/setup: " + packages)
        return text

    def links(self):
        for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", self.text):
            self.expect((self.source / target).exists(), f"a link leads nowhere: {target}")


def main():
    readme = Readme(*(pathlib.Path(p).resolve() for p in sys.argv[1:4]))
    readme.install()
    text = readme.tables(readme.examples())
    readme.links()
    if "--write" in sys.argv:
        (readme.source / "README.md").write_text(text, encoding="utf-8")
    if readme.failures and "--write" not in sys.argv:
        readme.failures.append(f"python3 {' '.join(sys.argv)} --write  puts what the commands print now into README.md")
    print("\n\n".join(readme.failures) or "README.md says what is so")
    return 1 if readme.failures else 0


if __name__ == "__main__":
    sys.exit(main())
