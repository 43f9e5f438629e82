"""Names and numbers across alphabets: one key for one name, and no merging by a key alone."""

from __future__ import annotations

import pytest

from framing.comparison.names import combine_numbers, name_key, number_of, person_key, same_person, transliterate


@pytest.mark.parametrize(
    "spellings",
    [
        "Haldren Халдрен Халдрена Халдреном Галдрен Галдрену",
        "Kerril Керрил Керріл Керрілом",
        "Irden Ирден Ірдена",
        "Krall Кралль Кралля",
        "Shevlin Шевлин Шевліна",
        "Kelchuk Кельчук Кельчука",
        "Vyazov Вязов В’язов Вязова",
    ],
    ids=lambda words: words.split()[0],
)
def test_one_name_has_one_key(spellings: str) -> None:
    assert len({name_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mirel Tosk", "Мірель Тоск", True),
        ("Министр Мирель Тоск", "Tosk", True),
        ("Yuri Orlan", "Юрий Орлан", True),
        ("Yury Orlan", "Юрій Орлан", True),
        ("Ann Dole", "Bob Dole", False),
        ("Peter Lom", "Liam", False),
        ("Tosk", "Tisker", False),
        ("", "Tosk", False),
        ("the minister", "Tosk", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_person_key_is_the_surname() -> None:
    assert person_key("Livia Pernat’s") == person_key("Лівія Пернат") != ""
    assert person_key("a spokesman") == ""


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("sixty-one", "en", 61),
        ("two", "en", 2),
        ("one", "en", None),
        ("2,400", "en", 2400),
        ("девятнадцать", "ru", 19),
        ("сорока", "ru", 40),
        ("пять", "ru", 5),
        ("пятница", "ru", None),
        ("дев'ятнадцять", "uk", 19),
        ("сімдесят", "uk", 70),
        ("стол", "ru", None),
        ("семья", "ru", None),
        ("so-called", "en", None),
    ],
)
def test_numbers_in_words(word: str, language: str, value: int | None) -> None:
    assert number_of(word, language) == value


def test_numbers_that_follow_each_other_are_one() -> None:
    assert combine_numbers([60, 1]) == 61
    assert combine_numbers([1000, 800]) == 1800
    assert combine_numbers([3, 100, 20, 5]) == 325


def test_transliteration_leaves_other_letters_alone() -> None:
    assert transliterate("Щука, Zoë 7 Її") == "Shchuka, Zoë 7 Ii"
