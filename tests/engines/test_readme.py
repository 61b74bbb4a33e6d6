"""The commands of README.md's sections about Python, Scrapy, Spark and datatrove run here, and print what it shows."""

from __future__ import annotations

import functools
import http.server
import os
import pathlib
import re
import subprocess
import sys
import threading

import pages
import pytest

README = (pages.SOURCE / "README.md").read_text(encoding="utf-8")
SECTIONS = ("Python", "Scrapy", "Spark and datatrove")
FENCE = re.compile(r"(?:^`(?P<file>[\w.]+)`:\n\n?)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> pathlib.Path:
    work = tmp_path_factory.mktemp("readme")
    (work / "page.html").write_text(pages.readme_block("page.html"), encoding="utf-8")
    return work


@pytest.fixture(scope="module")
def port(folder):
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("heading", SECTIONS)
def test_section(heading, folder, port, request):
    text = section(heading)
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment["PATH"] = f"{pathlib.Path(sys.executable).parent}:{environment['PATH']}"
    master = ""
    if "spark://" in text:
        cluster = request.getfixturevalue("cluster")
        master, environment = cluster.url, {**cluster.environment, "PATH": environment["PATH"]}
    ran, variables = 0, ""
    for fence in FENCE.finditer(text):
        if fence["file"]:
            (folder / fence["file"]).write_text(fence["body"], encoding="utf-8")
        if fence["kind"] != "shell":
            continue
        for match in COMMAND.finditer(fence["body"]):
            line = match["line"].replace("127.0.0.1:8000", f"127.0.0.1:{port}").replace("spark://master:7077", master)
            if re.match(r"\w+=", line):  # for the lines after it, which are commands of their own
                variables += line + "\n"
            done = subprocess.run(["bash", "-c", variables + line], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, f"$ {line}\n{done.stderr[-4000:]}"
            assert done.stdout == match["shown"], f"$ {line}"
            ran += 1
    assert ran, "no command was found"


def test_settings_of_scrapy_are_those_of_the_module():
    import winnow.scrapy

    named = set(re.findall(r"WINNOW_[A-Z_]+", section("Scrapy")))
    assert named == set(re.findall(r"WINNOW_[A-Z_]+", pathlib.Path(winnow.scrapy.__file__).read_text(encoding="utf-8")))
