"""The wheel alone: what is in it, and README.md's example in an environment that holds nothing else."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
import venv
import zipfile

import pages
import pytest

SYSTEM = re.compile(r"linux-vdso|ld-linux|lib(c|m|dl|pthread|rt|stdc\+\+|gcc_s)\.so")


@pytest.fixture(scope="module")
def wheel() -> pathlib.Path:
    return pathlib.Path(os.environ["WINNOW_WHEEL"])


@pytest.fixture(scope="module")
def bare(wheel, tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False)
    subprocess.run([sys.executable, "-m", "pip", "-q", "--python", folder / "bin/python", "install", "--no-index", "--no-deps", wheel], check=True)
    return folder


def test_what_is_in_it(wheel):
    names = {name.split("/", 1)[1] for name in zipfile.ZipFile(wheel).namelist() if name.startswith("winnow/")}
    assert {"__init__.py", "_core.pyi", "py.typed", "scrapy.py", "spark.py", "datatrove.py", "jobs/winnow_spark.py"} <= names
    assert {"licences/libicu-dev.txt", "licences/libgumbo-dev.txt", "licences/libsimdjson-dev.txt"} <= names
    assert not [name for name in names if name.endswith((".cpp", ".h", ".a", ".pyc"))]


def test_it_needs_nothing_of_the_machine(bare):
    module = next(bare.rglob("_core*.so"))
    lines = subprocess.run(["ldd", module], capture_output=True, text=True, check=True).stdout.splitlines()
    foreign = [line for line in lines if not SYSTEM.search(line) and f"=> {module.parent}/" not in line]
    assert not foreign
    shown = subprocess.run(["nm", "-D", "--defined-only", module], capture_output=True, text=True, check=True).stdout
    assert [line for line in shown.splitlines() if " T " in line and "PyInit_" not in line] == []


@pytest.mark.parametrize("first", ["pyarrow", "numpy", "winnow"])
def test_it_loads_beside_other_modules(first):
    """pyarrow loads the C++ library before winnow does, which a module that wants it in static memory for threads does not survive."""
    code = f"import {first}, winnow, pyarrow, numpy; assert winnow.extract(b'<p>\\xb8\\xdb', charset='gbk').charset == 'gbk'"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_readme_example(bare, tmp_path):
    (tmp_path / "page.html").write_text(pages.readme_block("page.html"), encoding="utf-8")
    (tmp_path / "articles.py").write_text(pages.readme_block("articles.py"), encoding="utf-8")
    done = subprocess.run([bare / "bin/python", "-I", "articles.py", "page.html"], cwd=tmp_path, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
    assert done.returncode == 0, done.stderr
    assert "Harbour reopens three weeks after the storm" in done.stdout
