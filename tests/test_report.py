"""The report: one page that holds everything, figures that lead to evidence, nothing that judges or runs."""

from __future__ import annotations

import csv
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from lxml import html as lxml_html
from test_markup import article

from framing.analysis import Analysis
from framing.comparison import compare
from framing.errors import FramingError, UnknownLanguage
from framing.lexicon import load_cards
from framing.model import CATEGORIES, REGION_KINDS, SOURCE_TYPES, STANCES, Comparison, Skipped
from framing.profiles import MEASURES
from framing.report import write_report
from framing.report.catalogue import arrange
from framing.report.tables import FINDING_COLUMNS
from framing.report.wording import load_wording, report_languages
from framing.sheets import safe_cell

NASTY = "</script><script>alert('x')</script><img src=x onerror=alert(1)>"
FILES = {"index.html", "findings.csv", "profiles.csv", "report.json", "report.md", "report.schema.json", "report.xlsx"}


def english(number: int, outlet: str, loaded: bool, **columns: str) -> Analysis:
    """An invented article long enough to be rated."""
    word = "regime" if loaded else "government"
    text = (
        f"The {word} of the valley closed the mill on day {number}. Perhaps the mill opens again.\n\n"
        "Officials claimed that the regime had no part in it. “It is a shameful day,” said Oda Lint.\n\n"
        + "The river rose and the workers walked home along the road. "
        * 16
    )
    hits = [
        ("regime", "loaded", "label.regime", 2),
        ("shameful", "loaded", "eval.shame", 3),
        ("Perhaps", "hedge", "h", 1),
    ]
    said = [
        ("Officials", "claimed", "the regime had no part in it", "official"),
        ("Oda Lint", "said", "“It is a shameful day,”", "expert"),
    ]
    columns = {"id": f"{outlet}-{number}", "date": f"2026-03-{number:02}", "event": f"mill-{number}", **columns}
    return article(text, hits, said, title=f"Day {number} at the mill", outlet=outlet, **columns)


def ukrainian(number: int, outlet: str) -> Analysis:
    text = (
        "Режим закрив млин у долині. Можливо, млин відчинять.\n\n"
        "Посадовці твердять, що «ганебний день» минув, каже Одарка Ґулька.\n\n"
        + "Річка піднялася, і робітники пішли додому дорогою. "
        * 20
    )
    hits = [("Режим", "loaded", "label.regime", 2), ("Можливо", "hedge", "h", 1)]
    columns = {"id": f"{outlet}-{number}", "event": f"mill-{number}"}
    return article(text, hits, (), title=f"День {number} на млині", outlet=outlet, language="uk", **columns)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    analyses = [english(n, outlet, outlet == "Lantern") for outlet in ("Lantern", "Wire") for n in (1, 2, 3, 4)]
    analyses += [ukrainian(n, outlet) for outlet in ("Ґанок", "Вісник") for n in (1, 2, 3)]
    analyses.append(english(9, NASTY, True, url="javascript:alert(1)", author=NASTY, event=NASTY, id=NASTY))
    skipped = (
        Skipped("empty.txt", "line 1", "The file is empty.", "Fill it or leave it out."),
        Skipped(NASTY, "", NASTY),
    )
    return compare(analyses, draws=200, permutations=200, skipped=skipped)


@pytest.fixture(scope="module")
def folder(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_report(comparison, folder)
    return folder


@pytest.fixture(scope="module")
def source(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(source: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(source)


def test_the_page_is_what_is_returned_and_every_file_is_there(comparison: Comparison, tmp_path: Path) -> None:
    assert write_report(comparison, tmp_path / "new" / "folder") == tmp_path / "new" / "folder" / "index.html"
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {*FILES, "charts"}
    drawn = [path.stem for path in (tmp_path / "new" / "folder" / "charts").iterdir() if path.suffix == ".svg"]
    assert {f"{name}.png" for name in drawn} <= {
        path.name for path in (tmp_path / "new" / "folder" / "charts").iterdir()
    }
    assert {"measures-en", "measures-uk", "glance-en", "ratios-1", "strengths-uk", "sources", "voices"} <= {*drawn}


def test_the_page_loads_nothing(source: str, page: lxml_html.HtmlElement) -> None:
    assert not page.xpath("//link | //img | //iframe | //object | //*[@src] | //@*[starts-with(name(), 'on')]")
    assert not re.search(r"@import|url\(\s*['\"]?(https?:|//)", source)
    assert len(page.xpath("//script")) == 2


def test_nothing_of_an_article_becomes_markup(source: str, page: lxml_html.HtmlElement, folder: Path) -> None:
    assert "<img" not in source
    assert "alert(" not in "".join(page.xpath("//script[not(@type)]/text()"))
    assert json.loads(page.get_element_by_id("report-data").text)["groups"]["1"]["name"]
    assert not [link for link in page.xpath("//a/@href") if not re.match(r"#|https?://|[\w./-]+$", link)]
    assert not re.search(r"(?<!\\)[<&]", (folder / "report.md").read_text(encoding="utf-8"))
    # It is not dropped either: people see what the article holds.
    assert NASTY in page.get_element_by_id("compared").text_content()


def test_every_link_on_the_page_arrives_and_every_id_is_unique(page: lxml_html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len({*ids})
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= {*ids}
    names = " ".join(page.xpath("//@aria-labelledby")).split()
    assert {*names} <= {*ids}


def test_figures_lead_to_the_words_they_were_counted_from(page: lxml_html.HtmlElement, comparison: Comparison) -> None:
    lantern = next(g for g in arrange(comparison).groups if g.label == "Lantern")
    lines = page.get_element_by_id(f"e-{lantern.number}-loaded").xpath(".//li")
    # Four titles say nothing loaded; the reported and the quoted use are not evidence of the outlet's voice.
    assert [line.find("a").text for line in lines] == ["regime"] * 4
    for line in lines:
        target = page.get_element_by_id(line.find("a").get("href")[1:])
        assert target.tag == "mark" and "outlet" in target.get("class") and target.text == "regime"
    assert f"#e-{lantern.number}-loaded" in page.get_element_by_id("measures").xpath(".//a/@href")


def test_counts_of_findings_equal_the_lines_of_evidence(comparison: Comparison, page: lxml_html.HtmlElement) -> None:
    for group in arrange(comparison).groups:
        for category in CATEGORIES:
            found = page.xpath(f"//*[@id='e-{group.number}-{category}']//li")
            assert len(found) == group.profile.evidence[category]
        for name in ("anonymous_share", "distancing_cue_share", "source_expert_share", "stance_distancing_share"):
            if name in MEASURES:
                found = page.xpath(f"//*[@id='e-{group.number}-{name}']//li")
                assert len(found) == group.profile.measures[name].count


def test_the_page_says_what_it_is_and_judges_nobody(page: lxml_html.HtmlElement, folder: Path) -> None:
    for node in page.xpath("//script | //style"):
        node.drop_tree()
    for text in (page.text_content(), (folder / "report.md").read_text(encoding="utf-8")):
        assert "This describes wording, not truth, intent or reliability" in text
        assert "Too few articles to generalise" in text
        assert not re.search(r"\bbiased\b|bias score", text, re.IGNORECASE)
        assert "BASIL" in text and "The file is empty." in text


def test_every_chart_has_words_and_a_table(page: lxml_html.HtmlElement) -> None:
    charts = page.xpath("//main//*[local-name()='svg'][not(contains(@class, 'strip'))]")
    assert len(charts) > 8
    for chart in charts:
        assert chart.get("role") == "img"
        assert all(chart.xpath(f"./*[local-name()='{part}']/text()") for part in ("title", "desc"))
        assert chart.xpath("ancestor::*[self::article or self::section][1]//table")


def test_the_script_only_adds(page: lxml_html.HtmlElement) -> None:
    assert page.xpath("//body//*[@hidden][not(ancestor::*[@hidden])]/@id") == ["recount", "tools", "sorting", "finding"]
    assert len(page.xpath("//details[@class='article']")) == 15


def test_findings_as_a_table(folder: Path, comparison: Comparison, page: lxml_html.HtmlElement) -> None:
    text = (folder / "findings.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(text)))
    assert tuple(rows[0]) == FINDING_COLUMNS
    assert len(rows) == sum(len(a.findings) for a in comparison.analyses if isinstance(a, Analysis))
    assert {row["finding"] for row in rows} <= {*page.xpath("//@id")}
    texts = {a.article.id: a.text for a in comparison.analyses if isinstance(a, Analysis)}
    for row in rows:
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]
        assert row["text"] in row["sentence"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_text_cell_is_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_no_cell_of_a_report_is_a_formula(tmp_path: Path) -> None:
    write_report(compare([english(1, '=HYPERLINK("http://example.org")', True, id="@sum")], draws=20), tmp_path)
    for name in ("findings.csv", "profiles.csv"):
        cells = [cell for row in csv.reader(StringIO((tmp_path / name).read_text(encoding="utf-8"))) for cell in row]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@")) and not _number(cell)]


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_measures_as_a_table(folder: Path, comparison: Comparison) -> None:
    rows = list(csv.DictReader(StringIO((folder / "profiles.csv").read_text(encoding="utf-8"))))
    assert len(rows) == sum(len(p.measures) for p in comparison.profiles)
    first = comparison.profiles[0].measures["loaded"]
    row = next(r for r in rows if r["group"] == comparison.profiles[0].name and r["measure"] == "loaded")
    assert (float(row["value"]), int(row["n"])) == (first.value, first.n)


def test_the_comparison_for_programs(folder: Path, comparison: Comparison) -> None:
    data = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert data["format"] == 1 and data["version"]
    assert [p["name"] for p in data["profiles"]] == [p.name for p in comparison.profiles]
    assert data["skipped"][0]["reason"] == "The file is empty."
    assert all("text" not in a for a in data["articles"])


def test_numbers_json_does_not_know_become_null(comparison: Comparison, tmp_path: Path) -> None:
    odd = replace(comparison.profiles[0].measures["loaded"], deviation=float("nan"))
    profile = replace(comparison.profiles[0], measures={"loaded": odd})
    write_report(replace(comparison, profiles=(profile,), contrasts=()), tmp_path)
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert data["profiles"][0]["measures"]["loaded"]["deviation"] is None


def _bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def test_the_same_articles_in_any_order_give_the_same_bytes(
    comparison: Comparison, folder: Path, tmp_path: Path
) -> None:
    write_report(replace(comparison, analyses=comparison.analyses[::-1]), tmp_path)
    assert dict(_bytes(tmp_path)) == dict(_bytes(folder))


def test_a_new_report_replaces_an_old_one_and_leaves_other_files(tmp_path: Path) -> None:
    comparison = compare([english(1, "Lantern", True)], draws=20)
    (tmp_path / "charts").mkdir()
    for name in ("charts/measures-fr.svg", "charts/mine.svg", "notes.txt", "index.html"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    write_report(comparison, tmp_path)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {"charts/mine.svg", "notes.txt"} <= left and "charts/measures-fr.svg" not in left
    assert not [name for name in left if Path(name).name.startswith(".")]
    assert (tmp_path / "index.html").stat().st_size > 1000
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "index.html").stat().st_mode) == 0o644


def test_a_folder_that_cannot_be_written_says_so(comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(FramingError, match="cannot be written"):
        write_report(comparison, tmp_path / "taken")


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_a_report_in_every_language(tmp_path: Path, language: str) -> None:
    comparison = compare([english(1, "Lantern", True)], draws=20)
    page = lxml_html.parse(str(write_report(comparison, tmp_path, language=language))).getroot()
    assert page.get("lang") == language
    assert page.xpath("//h1/text()") == [load_wording(language, {}).messages["page"]["title"]]


def test_an_unknown_language_names_the_known_ones(comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(UnknownLanguage, match="en, ru, uk"):
        write_report(comparison, tmp_path, language="xx")


@pytest.mark.parametrize("language", report_languages())
def test_every_id_has_a_name(language: str) -> None:
    wording = load_wording(language, load_cards())
    assert {*SOURCE_TYPES} == {*wording.messages["source_types"]}
    assert {*STANCES} == {*wording.messages["stances"]}
    assert all(f"region.{kind}" in wording.messages["labels"] for kind in REGION_KINDS)
    assert all("_" not in wording.measure(name) for name in MEASURES)


def test_a_comparison_of_figures_alone(comparison: Comparison, tmp_path: Path) -> None:
    page = lxml_html.parse(str(write_report(compare(comparison.profiles, draws=20), tmp_path))).getroot()
    assert "no article can be shown" in page.get_element_by_id("evidence").text_content()
    assert not page.xpath("//details[@class='article']")


def test_groups_of_mixed_languages_are_not_lost(comparison: Comparison, tmp_path: Path) -> None:
    analyses = [a for a in comparison.analyses if isinstance(a, Analysis)]
    mixed = compare(analyses, by=("event",), draws=20, permutations=20)
    page = lxml_html.parse(str(write_report(mixed, tmp_path))).getroot()
    assert "not comparable between languages" in page.get_element_by_id("compared").text_content()
    assert len(page.get_element_by_id("measures").xpath(".//h3")) == 2
    assert len(page.xpath("//details[@class='article']")) == len(analyses)


def test_articles_without_anything(tmp_path: Path) -> None:
    bare = Analysis(replace(english(1, "", False).article, title=None, id="", date=None, event=None), "en",
                    (), (), (), (), (), {}, {}, {})  # fmt: skip
    page = lxml_html.parse(str(write_report(compare([bare], draws=20), tmp_path))).getroot()
    assert "Untitled article" in page.get_element_by_id("articles").text_content()
