"""Saved web pages: article and metadata out of the page, whatever stands around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.corpus import read_corpus

PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="{charset}"><title>{title} | {site}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
<meta property="og:url" content="https://courier.example/bridge"><meta name="author" content="{author}">
<meta property="article:published_time" content="2026-03-14T10:45:00+02:00"></head>
<body><nav><ul><li><a href="/">{home}</a></li><li><a href="/local">{section}</a></li></ul></nav>
<article><h1>{title}</h1><div class="byline">{author}</div>
{paragraphs}</article>
<aside><h3>{related}</h3><ul><li><a href="/1">{home} 1</a></li><li><a href="/2">{home} 2</a></li></ul></aside>
<footer>© 2026 {site}. <script>alert("never")</script></footer></body></html>"""

ENGLISH = {
    "lang": "en",
    "title": "Council closes the old harbour bridge",
    "site": "Lowbridge Courier",
    "author": "Ilse Brandt",
    "home": "Home",
    "section": "Local",
    "related": "Related stories",
    "paragraphs": [
        "The council of Lowbridge voted on Monday to close the old harbour bridge for at least two years.",
        "“We cannot wait any longer,” said the mayor. “The pillars are older than anyone in this room.”",
        "Work on the pillars will begin in June, and the bridge is expected to cost eleven million crowns.",
    ],
}
RUSSIAN = {
    "lang": "ru",
    "title": "Совет закрыл старый мост на два года",
    "site": "Маяк",
    "author": "Пётр Рядов",
    "home": "Главная",
    "section": "Город",
    "related": "Читайте также",
    "paragraphs": [
        "Городской совет в понедельник решил закрыть старый мост на два года, сообщила пресс-служба мэрии.",
        "«Ждать больше нельзя», — заявила мэр Агния Холмова. По её словам, опоры моста старше всех депутатов.",
        "Депутаты обсудили смету и поручили мэрии найти подрядчика. Ремонт оценивают в одиннадцать миллионов.",
    ],
}


def save(path: Path, content: dict[str, Any], charset: str) -> Path:
    """A page as a browser would save it."""
    paragraphs = "\n".join(f"<p>{p}</p>" for p in content["paragraphs"])
    page = PAGE.format(**(content | {"paragraphs": paragraphs, "charset": charset}))
    path.write_bytes(page.encode(charset, "xmlcharrefreplace"))
    return path


@pytest.mark.parametrize(("content", "charset"), [(ENGLISH, "utf-8"), (RUSSIAN, "utf-8"), (RUSSIAN, "windows-1251")])
def test_article_and_metadata(tmp_path: Path, content: dict[str, Any], charset: str) -> None:
    """Title, blank line, every paragraph, nothing of the page's furniture in the body."""
    (article,) = read_corpus(save(tmp_path / "a.html", content, charset))
    assert article.text.startswith(f"{content['title']}\n\n")
    assert (article.title, article.language, article.outlet) == (content["title"], content["lang"], content["site"])
    assert (article.date, article.author) == ("2026-03-14", content["author"])
    assert article.url == "https://courier.example/bridge"
    title, *rest = article.regions
    assert (title.kind, article.text[title.start : title.end]) == ("title", content["title"])
    body = "\n".join(article.text[r.start : r.end] for r in rest if r.kind == "body")
    assert body.split("\n") == content["paragraphs"]


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><p></p></body></html>", "<<<>>>&&&", "</p>" * 999])
def test_pages_without_an_article(tmp_path: Path, page: str) -> None:
    """Nothing to read is a reason, never an exception."""
    (tmp_path / "a.html").write_text(page)
    corpus = read_corpus(tmp_path)
    assert list(corpus) == []
    assert len(corpus.skipped) == 1
    assert corpus.skipped[0].remedy


def test_a_folder_names_the_outlet_before_the_page_does(tmp_path: Path) -> None:
    """What the user sorted by hand counts more than a site's name for itself."""
    (tmp_path / "courier").mkdir()
    save(tmp_path / "courier" / "a.html", ENGLISH, "utf-8")
    (article,) = read_corpus(tmp_path)
    assert article.outlet == "courier"
