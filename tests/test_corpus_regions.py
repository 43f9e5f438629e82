"""Regions: invented pages in three languages, and the doubt in favour of the body."""

from __future__ import annotations

from pathlib import Path

import pytest
from effort import EIGHTFOLD, calls
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import find_regions
from framing.corpus.dateline import find_dateline
from framing.model import REGION_KINDS

PAGES = sorted((Path(__file__).parent / "data" / "corpus" / "pages").glob("*.txt"))


def read_page(path: Path) -> tuple[str, list[tuple[str, str | None, str]]]:
    """A page and what its lines are: ``kind[,kind|language]|text``, with ¦ where a line falls in two."""
    lines, expected = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, text = line.partition("|")
        lines.append(text.replace("¦", ""))
        names = head.split(",") if head else []
        kinds = [name for name in names if name in REGION_KINDS]
        language = next((name for name in names if name not in REGION_KINDS), None)
        parts = text.split("¦") if "¦" in text else [text] * len(kinds)
        expected += [(kind, language, part.strip()) for kind, part in zip(kinds, parts, strict=True)]
    return "\n".join(lines), expected


def kinds_of(text: str, **given_values: str) -> list[tuple[str, str]]:
    """Kind and wording of each region."""
    return [(r.kind, text[r.start : r.end]) for r in find_regions(text, **given_values)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_a_page_gets_its_kind(path: Path) -> None:
    """Each line lies in a region of the kind written beside it, in the page's language or its own."""
    text, expected = read_page(path)
    regions = find_regions(text)
    position = 0
    found = []
    for _, _, part in expected:
        start = text.index(part, position)
        position = start + len(part)
        region = next((r for r in regions if r.start <= start and position <= r.end), None)
        found.append((region.kind if region else None, part))
        language = dict((p, lang) for _, lang, p in expected)[part]
        if language or (region and region.kind in ("title", "body")):
            assert region is not None
            assert region.language == (language or path.stem[:2]), part
    assert found == [(kind, part) for kind, _, part in expected]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_line_breaks_of_any_kind_make_no_difference(path: Path) -> None:
    """Windows line breaks move offsets, not kinds."""
    text, _ = read_page(path)
    unix = [(r.kind, text[r.start : r.end].split()) for r in find_regions(text)]
    windows = text.replace("\n", "\r\n")
    assert [(r.kind, windows[r.start : r.end].split()) for r in find_regions(windows)] == unix


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\u00a0«»|/#:Тї—+\u2028")) | st.text())
def test_regions_never_overlap_and_lose_nothing(text: str) -> None:
    """For any text: in order, inside it, not empty, no blanks at the edges, and every letter in one of them."""
    regions = find_regions(text)
    end = 0
    for region in regions:
        assert end <= region.start < region.end <= len(text)
        assert region.kind in REGION_KINDS
        if region.kind != "front_matter":
            assert text[region.start : region.end].strip() == text[region.start : region.end]
        assert not any(map(str.isalnum, text[end : region.start]))
        end = region.end
    assert not any(map(str.isalnum, text[end:]))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned on Monday.",
        "Мэр ушла в отставку в понедельник.",
        "One line without a mark",
        "The mayor resigned on Monday. The council meets tomorrow.\nA second paragraph follows it here.",
        "a first line in small letters\nthat goes on in the second line, and the third ends it.",
        "Comments",
    ],
)
def test_in_doubt_it_is_body(text: str) -> None:
    """A clean text, a single line, even a label alone: all of it is body."""
    assert {kind for kind, _ in kinds_of(text)} == {"body"}


def test_a_first_paragraph_is_no_title() -> None:
    """A long first paragraph that ends in a full stop is text, not a title."""
    lead = "The water board said on Tuesday that hoses may be banned. " * 5
    assert kinds_of(f"{lead.strip()}\n\nThe mayor said she would wait for rain until Friday.")[0][0] == "body"


def test_wrapped_text_is_read_by_paragraphs() -> None:
    """Lines broken at a margin are neither titles nor labels."""
    paragraph = (
        "The council of Lowbridge has met on Monday to speak about the old\n"
        "bridge, and after three hours of talk it has closed the meeting\n"
        "without a vote, which the mayor called a pity and the members\n"
        "called a good beginning for the spring that is to come."
    )
    text = f"No vote on the bridge\n\n{paragraph}\n\n{paragraph}"
    assert [kind for kind, _ in kinds_of(text)] == ["title", "body"]


def test_the_title_of_the_metadata_is_the_title() -> None:
    """A line that says what the metadata says is the title, even where nothing else shows it."""
    text = "The mayor resigned.\n\nShe told the council on Monday that she would not come back."
    assert kinds_of(text)[0][0] == "body"
    assert kinds_of(text, title="The mayor resigned")[0] == ("title", "The mayor resigned.")


def test_front_matter_is_a_region_of_its_own() -> None:
    """Front matter is marked, both fences included, and nothing of it is text."""
    text = '+++\noutlet = "Maiak"\n+++\nBridge closed\n\nThe bridge was closed on Monday, the mayor said.'
    assert kinds_of(text)[:2] == [("front_matter", '+++\noutlet = "Maiak"\n+++'), ("title", "Bridge closed")]


def test_signs_without_width_are_blanks() -> None:
    """Byte order marks and zero-width blanks inside a page are part of no region."""
    text = "\ufeffBridge closed\n\u200b\n\u200bThe bridge was closed on Monday, the mayor said.\u200b\n\ufeff"
    assert [part for _, part in kinds_of(text)] == [
        "Bridge closed",
        "The bridge was closed on Monday, the mayor said.",
    ]


def test_a_subheading_after_a_list_of_links_stays_body() -> None:
    """Where the text goes on below a list, the line right above it is its subheading."""
    text = (
        "Bridge closed\n\nThe bridge was closed on Monday, the mayor said.\n\nRead also:\nFerry fares rise\n\n"
        "What happens now\n\nThe council expects the bridge to open again in two years, the mayor said."
    )
    assert ("body", "What happens now") in [(k, part.split("\n")[0]) for k, part in kinds_of(text)]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LOWBRIDGE (AP) — The council met.", "LOWBRIDGE (AP) —"),
        ("LOWBRIDGE, Norland — The council met.", "LOWBRIDGE, Norland —"),
        ("LOWBRIDGE, March 3 (Maiak) - The council met.", "LOWBRIDGE, March 3 (Maiak) -"),
        ("Lowbridge, 3 March 2026 – The council met.", "Lowbridge, 3 March 2026 –"),
        ("OLD LOWBRIDGE, 1 Jul — Maiak News. The council met.", "OLD LOWBRIDGE, 1 Jul — Maiak News."),
        ("НИЖНИЙ МОСТ, 3 марта. /МАЯК/. Совет собрался.", "НИЖНИЙ МОСТ, 3 марта. /МАЯК/."),
        ("НИЖНИЙ МОСТ, 3 мар — Маяк. Совет собрался.", "НИЖНИЙ МОСТ, 3 мар — Маяк."),
        ("МОСТОВ — Совет собрался.", "МОСТОВ —"),
        ("НИЖНІЙ МІСТ, 3 березня — Рада зібралася.", "НИЖНІЙ МІСТ, 3 березня —"),
        ("Львів, 3 травня (Маяк) – Рада зібралася.", "Львів, 3 травня (Маяк) –"),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    """Place, date and agency in the forms that agencies use."""
    assert text[: find_dateline(text)] == dateline


@pytest.mark.parametrize(
    "text",
    [
        "Мостов — город на реке.",
        "США — партнёр города.",
        "НАТО — Союз, которому город не интересен.",
        "NATO — The alliance has no view of the bridge.",
        "Lowbridge – the town on the river.",
        "The council met on 3 March — and went home.",
        "Agnes Holm, the mayor, met the council.",
        "IT — information technology — is new here.",
    ],
)
def test_no_datelines(text: str) -> None:
    """Sentences that only begin like one."""
    assert find_dateline(text) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Support for the mayor grows in every district of the town.",
        "Поддержать мэра пришли двести человек.",
        "Comments by the mayor angered the council on Monday.",
        "Реклама моста обошлась городу в миллион.",
        "Photo albums of the old town are on show until Sunday.",
        "Read more than one book a month, the librarian tells the children.",
        "Теги и метки на стенах города закрасят до мая.",
        "By Monday the bridge will be closed, the mayor said.",
        "Джерело на околиці міста пересохло вперше за століття.",
        "Following the vote, the council left for Facebook's offices.",
        "На фото видно, что мост не достроили до конца.",
        "The cookies at the fair were sold out by noon, the baker said.",
        "X marks the spot, the pirate told the council on Monday.",
        "Like many mayors, she posts about the bridge on Facebook every day.",
        "Подписание договора с Телеграмом отложили до весны, сообщила мэрия.",
        "Мы в совете узнали об этом из Телеграма, сказал депутат.",
        "Follow-up talks on Facebook's offer begin on Monday, the mayor said.",
        "Latest news from the bridge did not please the mayor at all.",
    ],
)
def test_sentences_that_begin_like_furniture_are_body(line: str) -> None:
    """A sentence is text, whatever its first word."""
    text = f"The council met for the first time on Monday, the mayor said.\n\n{line}\n\nThe council will meet again."
    assert [kind for kind, _ in kinds_of(text)] == ["body"] * len(find_regions(text))


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on X",
        "Follow Ilse Brandt on Facebook and Telegram.",
        "• Подписывайтесь на наш канал в Telegram!",
        "Мы в соцсетях",
        "Підписуйтесь на нас у Facebook та Viber",
        "Автор: Агнія Холмова та Петро Рядов",
        "Reporting by Ilse Brandt; editing by Tomas Reed",
        "Ми використовуємо файли cookie. Продовжуючи, ви погоджуєтеся з цим.",
        "The views expressed in this article are the author's own.",
        "При использовании материалов ссылка обязательна.",
        "Джерело: Маяк",
        "By Ilse Brandt and Tomas Reed",
        "Понедельник, 14 марта 2026 г., 10:45",
        "Оновлено: 14 березня 2026",
        "3 min read",
        "Home > News > Lowbridge",
        "© 2026 Courier",
        "courier.example/bridge",
    ],
)
def test_furniture_is_no_body(line: str) -> None:
    """What a site says of itself is marked wherever it stands."""
    text = (
        f"Bridge closed\n\nThe council met for the first time on Monday.\n\n{line}\n\nThe council will meet again soon."
    )
    assert ("boilerplate", line) in kinds_of(text)


@pytest.mark.parametrize("line", ["a", "See also", "Title of the page", "x" * 200, "(", "/ ", "via AP", "…", "«"])
def test_work_grows_with_length_only(line: str) -> None:
    """No rule looks at every line once for every line."""

    def work(lines: int) -> int:
        return calls(lambda: find_regions("\n".join([line] * lines) + "\n\nThe council of the town met on Monday."))

    work(10)  # what is compiled once only
    assert work(4000) < EIGHTFOLD * work(500)


@pytest.mark.parametrize(
    "line",
    [
        "By " + "A" * 90_000,
        "Word. " + " " * 90_000 + "a",
        "/" * 90_000,
        "(" * 90_000,
        "«" * 90_000,
        "a, " * 30_000,
        "x.y" * 30_000,
    ],
    ids=["byline", "blanks", "slashes", "brackets", "quotes", "commas", "dots"],
)
def test_data_pasted_into_a_page_does_not_hold_it_up(line: str) -> None:
    """No rule goes back and forth over a line without end."""
    text = f"{line}\n\n{line}\n\nThe council of the town met on Monday."
    regions = find_regions(text)
    assert all(0 <= region.start < region.end <= len(text) for region in regions)
    assert any(region.kind == "body" for region in regions)
