"""winnow.datatrove in pipelines that datatrove's LocalPipelineExecutor runs."""

from __future__ import annotations

import json

import doctests
import pages
import pytest
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

import winnow.datatrove
from winnow.datatrove import WinnowExtractor, WinnowStep


@pytest.fixture(scope="module")
def decoded(fixture_cases):
    """The fixtures as datatrove's readers hand them over: str."""
    return {case.slug: case.body.decode("utf-8", "replace") for case in fixture_cases}


def run(tmp_path, decoded, step):
    """Two tasks in two processes, a file each."""
    (tmp_path / "in").mkdir()
    slugs = list(decoded)
    for number in range(2):
        with open(tmp_path / f"in/{number}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": decoded[slug], "id": slug, "url": f"https://pages.example/{slug}"}) + "\n" for slug in slugs[number::2])
    executor = LocalPipelineExecutor(
        [JsonlReader(str(tmp_path / "in")), step, JsonlWriter(str(tmp_path / "out"), compression=None)], tasks=2, workers=2, logging_dir=str(tmp_path / "logs"))
    executor.run()
    stats = json.loads((tmp_path / "logs/stats.json").read_text())
    lines = [json.loads(line) for file in sorted((tmp_path / "out").glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    return {line["id"]: line for line in lines}, stats[1]["stats"]


def expected(decoded, *options):
    return {slug: pages.by_program(text.encode(), "--charset", "utf-8", *options) for slug, text in decoded.items()}


def test_step(tmp_path, decoded):
    documents, stats = run(tmp_path, decoded, WinnowStep())
    wanted = {slug: pages.by_program(text.encode(), "--charset", "utf-8", "--url", f"https://pages.example/{slug}") for slug, text in decoded.items()}
    assert set(documents) == {slug for slug, record in wanted.items() if record["status"] == "article"}
    for slug, document in documents.items():
        said = {**document["metadata"]["winnow"], "text": document["text"]}
        assert said == wanted[slug], slug
    statuses = [record["status"] for record in wanted.values()]
    for status in set(statuses):
        made = stats[f"status_{status}"]
        assert (made if isinstance(made, int) else made["total"]) == statuses.count(status)


def test_step_that_keeps_all(tmp_path, decoded):
    documents, _ = run(tmp_path, decoded, WinnowStep(keep_all=True, favour="recall"))
    wanted = {slug: pages.by_program(text.encode(), "--charset", "utf-8", "--favour", "recall", "--url", f"https://pages.example/{slug}") for slug, text in decoded.items()}
    with_text = {slug for slug, record in wanted.items() if record["text"]}
    assert with_text <= set(documents)
    for slug, document in documents.items():
        # JsonlWriter leaves out what is empty.
        assert (document.get("text", ""), document["metadata"]["winnow"]["status"]) == (wanted[slug]["text"], wanted[slug]["status"])


def test_extractor(tmp_path, decoded):
    documents, _ = run(tmp_path, decoded, WinnowExtractor())
    assert {slug: document["text"] for slug, document in documents.items()} == {slug: record["text"] for slug, record in expected(decoded).items() if record["text"]}


def test_a_wrong_option_ends_the_run_before_it_begins():
    for step in (WinnowStep, WinnowExtractor):
        with pytest.raises(TypeError, match="unknown option 'favor'"):
            step(favor="recall")


def test_docstrings(html):
    assert doctests.run(winnow.datatrove, html=html) >= {"WinnowExtractor", "WinnowStep"}
