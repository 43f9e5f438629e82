"""What news sites print around an article, in three languages.

A line of a page is folded (:func:`framing.corpus.blocks.fold`) before it is compared, so
capitals, marks at the edges and the kind of apostrophe do not matter. ``|`` or a line break
separates phrases; ``*`` stands for up to twelve further words. To teach the toolkit another
site's furniture, add its phrase here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# A starred phrase goes on for a few words; anything longer is no label but a sentence of the article.
_STAR = r"(?:\W+\w+(?:['’.-]\w+)*){0,12}"
_SEPARATOR = re.compile(r"\s*[|\n]\s*")
_TRAILING = re.compile(r"[\W\d]+\Z")


@dataclass(frozen=True)
class Phrases:
    """Phrases that whole lines are compared with: ``plain`` ones, and by beginning and ending those with a star."""

    plain: frozenset[str]
    starred: tuple[tuple[str, str], ...]

    def hold(self, line: str) -> bool:
        """Whether a folded line is one of the phrases; marks and figures may follow ("Comments (12)")."""
        if _TRAILING.sub("", line) in self.plain:
            return True
        # The pattern is made only for the line that begins like one of its phrases.
        return line.startswith(self._beginnings) and self._pattern.fullmatch(line) is not None

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(before for before, _ in self.starred)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = (
            re.escape(before) + _STAR + (r"\W+" + re.escape(after) if after else "") for before, after in self.starred
        )
        return re.compile("(?:" + "|".join(phrases) + r")[\W\d]*")


def _phrases(text: str) -> Phrases:
    phrases = _SEPARATOR.split(text.strip())
    starred = (phrase.partition("*") for phrase in phrases if "*" in phrase)
    return Phrases(
        frozenset(phrase for phrase in phrases if "*" not in phrase),
        tuple((before.rstrip(), after) for before, _, after in starred),
    )


# Widgets and navigation: whole lines that do not read as a sentence.
LABELS = _phrases("""
    select language * | select your language * | choose language * | language | skip to *content
    skip to main content | home | menu | main menu | search | log in * | login | sign in * | register | my account
    share | share this * | share on * | share via * | share article | tweet | tweet this | like | like this
    print | print this * | email | email this * | copy link | link copied | save | save article | listen
    listen to this article * | comment | comments | comments are closed | no comments | no comments yet
    view comments | show comments | load comments | read comments * | subscribe | newsletter | newsletters
    advertisement | advertising | advertisment | sponsored content | sponsored | read more | learn more
    load more * | show more | view more | see more | more | loader | loading | next | previous | next article *
    previous article * | next post * | previous post * | back to top | back to news | back to all *
    scroll to top | close | accept | accept all * | accept cookies | cookie policy | cookie settings
    privacy policy * | terms of use * | terms of service * | terms and conditions | contact us | about us
    all rights reserved * | source | source link | original article | view original | views | reading time *
    min read | minutes read | minute read | facebook | twitter | x | telegram | whatsapp | instagram | youtube
    linkedin | reddit | viber | pinterest | google news | rss | выберите язык * | выбор языка | язык
    перейти к *содержанию | перейти к содержимому | главная | главная страница | на главную | меню | поиск | войти
    вход | вход *регистрация | регистрация | авторизация | поделиться | поделиться в * | поделиться на *
    поделиться новостью | поделиться ссылкой | рассказать друзьям | твитнуть | нравится | распечатать | печать
    версия для печати | отправить | отправить другу | отправить по почте | отправить ссылку | скопировать ссылку
    ссылка скопирована | сохранить | в закладки | слушать | слушать новость | комментарии | комментарий
    комментировать | комментариев | комментариев нет | нет комментариев | комментарии закрыты
    показать комментарии | читать комментарии | оставить комментарий * | добавить комментарий *
    написать комментарий * | обсудить | обсудить новость | обсудить на форуме | обсуждение | подписаться
    подписаться на * | подписка | подписка на * | рассылка | поддержать проект * | поддержать редакцию *
    поддержать нас | реклама | на правах рекламы * | партнерский материал | читать далее * | читать полностью *
    читать дальше * | подробнее | подробнее *по ссылке | показать еще * | загрузить еще * | еще | загрузка
    идет загрузка | подождите | далее | назад | следующая новость * | предыдущая новость * | следующая статья *
    предыдущая статья * | наверх | вернуться *наверх | закрыть | принять | политика конфиденциальности *
    пользовательское соглашение * | правила комментирования * | контакты | о нас | о проекте | редакция
    все права защищены * | источник | источник материала * | источник новости * | источник фото *
    оригинал статьи * | просмотров | просмотры | прочитали *раз | время чтения * | время прочтения *
    время на чтение * | фейсбук | твиттер | телеграм | вконтакте | одноклассники | дзен | оберіть мову *
    виберіть мову * | вибір мови | мова | перейти до *вмісту | перейти до змісту | головна | головна сторінка
    на головну | пошук | увійти | вхід | вхід *реєстрація | реєстрація | поділитися | поділитись | поділитися в *
    поділитися у * | поділитися на * | поділитися новиною | поширити | поширити в * | поширити у *
    поширити новину | розповісти друзям | твітнути | подобається | роздрукувати | друк | друкувати
    версія для друку | надіслати | надіслати другу | надіслати поштою | надіслати посилання | скопіювати посилання
    посилання скопійовано | зберегти | слухати | слухати новину | коментарі | коментар | коментувати
    коментарів | коментарів немає | немає коментарів | коментарі закриті | показати коментарі | читати коментарі
    залишити коментар * | додати коментар * | написати коментар * | обговорити | обговорити новину
    обговорити на форумі | обговорення | підписатися | підписатись | підписатися на * | підписка | підписка на *
    розсилка | підтримати проєкт * | підтримати редакцію * | підтримати нас | на правах реклами *
    партнерський матеріал | читати далі * | читати повністю * | докладніше | детальніше | показати ще *
    завантажити ще * | ще | завантаження | зачекайте | далі | наступна новина * | попередня новина *
    наступна стаття * | попередня стаття * | вгору | нагору | закрити | прийняти | політика конфіденційності *
    угода користувача * | правила коментування * | про нас | про проєкт | редакція | усі права захищені *
    всі права захищені * | джерело | джерело матеріалу * | джерело новини * | джерело фото * | переглядів
    перегляди | час читання * | час на читання *
""")

# What a site asks of its readers: whole lines, sentences or not.
NOTICES = _phrases("""
    sign up * | leave a comment * | leave a reply * | post a comment * | add a comment * | join the conversation *
    join the discussion * | please let us know if you * | please log in * | please sign in *
    please enable javascript * | enable javascript * | javascript is disabled * | report a typo *
    report an error * | found a mistake * | found an error * | spotted an error * | subscribe to *
    subscribe now * | subscribe today * | sign up for * | get our newsletter * | get the latest *in your inbox
    support us * | support our work * | support our journalism * | donate | donate now * | become a member *
    become a patron * | story continues below * | article continues below * | article continues after *
    continue reading * | continue reading | read the rest * | read the full * | read full * | click here *
    please wait | авторизуйтесь * | зарегистрируйтесь * | поделись * | поделитесь * | оставьте комментарий *
    чтобы оставить комментарий * | чтобы комментировать * | чтобы оставлять комментарии * | включите javascript *
    сообщить об ошибке * | нашли ошибку * | нашли опечатку * | заметили ошибку * | если вы заметили ошибку *
    если вы нашли ошибку * | увидели ошибку * | подпишитесь * | подпишись * | подписывайтесь * | поддержите нас *
    поддержите проект * | продолжение ниже * | продолжение после рекламы | увійдіть * | зареєструйтесь *
    поділіться * | залиште коментар * | щоб залишити коментар * | щоб коментувати * | увімкніть javascript *
    повідомити про помилку * | знайшли помилку * | помітили помилку * | якщо ви помітили помилку *
    якщо ви знайшли помилку * | підпишіться * | підпишись * | підписуйтесь * | підписуйтеся * | підтримайте нас *
    підтримайте проєкт * | продовження нижче * | продовження після реклами
""")

# Heads of lists of other stories. With a colon and words after them they are a link within the article.
RELATED = _phrases("""
    see also | also see | read also | also read | read more on * | also on * | read next | up next
    more on this * | more on this | more from * | more news * | more stories * | more to read | other news *
    other stories | other articles | related | related articles | related news | related stories | related posts
    related content | related links | related topics and stories | similar articles | similar news
    you may also like | you might also like | you may also be interested * | recommended reading | recommended
    recommended for you | trending now | trending | most read | most popular | popular | popular news
    latest news | latest | latest stories | top stories | top news | editor's picks | editors' picks | don't miss
    news by subject | news on the subject | news on the topic | on this topic | by this topic | previously on *
    earlier on the topic | from our partners | partner news | news of partners | читайте также | читать также
    также читайте | смотрите также | также по теме | читайте еще | читайте по теме | читайте на эту тему *
    по теме | на эту тему | еще по теме | больше по теме | больше новостей * | ранее по теме | материалы по теме
    новости по теме | статьи по теме | другие новости * | другие материалы * | другие статьи | похожие новости
    похожие статьи | похожие материалы | связанные новости | рекомендуем | рекомендуем *прочитать | рекомендуемое
    советуем прочитать | популярное | популярные новости | популярные статьи | самое популярное | самое читаемое
    самое интересное | самые читаемые * | сейчас читают | последние новости | свежие новости | главные новости
    главное за день | лента новостей | новости партнеров | вам может быть интересно | вам будет интересно
    вас может заинтересовать | вас также может заинтересовать | вам также может понравиться | не пропустите
    читайте також | читати також | також читайте | дивіться також | дивись також | також за темою | читайте ще
    читайте за темою | за темою | на цю тему | ще за темою | більше за темою | більше новин * | раніше за темою
    матеріали за темою | матеріали по темі | новини за темою | новини по темі | статті за темою | інші новини *
    інші матеріали * | інші статті | схожі новини | схожі статті | схожі матеріали | пов'язані новини
    рекомендуємо | рекомендуємо *прочитати | радимо прочитати | популярні новини | популярні статті
    найпопулярніше | найчитаніше | найцікавіше | зараз читають | останні новини | свіжі новини | головні новини
    головне за день | стрічка новин | новини партнерів | вам може бути цікаво | вам буде цікаво
    вас може зацікавити | вас також може зацікавити | вам також може сподобатися | не пропустіть
""")

# Heads of lists of topics.
TAGS = _phrases("""
    tags | tag | article tags | topics | topics in this article | related topics | keywords | key words
    filed under | tagged | tagged with | categories | category | in this story | subjects | теги | тэги
    теги по теме | теги статьи | метки | ключевые слова | темы | тема | темы дня | рубрики | рубрика | категории
    сюжет | сюжеты | тег | теги за темою | теги статті | мітки | ключові слова | теми | категорії | категорія
    персони | персоны
""")

# Names of sections that stand alone above a title.
SECTIONS = _phrases("""
    news | world | politics | economy | business | opinion | society | culture | sport | sports | science | technology
    health | analysis | europe | features | local | local news | national | international | world news
    новости | мир | политика | экономика | бизнес | мнения | мнение | общество | культура | спорт | наука | технологии
    здоровье | происшествия | аналитика | регионы | в мире | новини | світ | політика | економіка | бізнес | думки
    думка | суспільство | здоров'я | події | аналітика | регіони | у світі | україна | украина
""")
HOME = frozenset({"home", "главная", "головна", "start", "main", "главная страница", "головна сторінка"})

# Picture agencies and archives: they make a short line with a slash or "via" a credit.
AGENCIES = (
    r"AP|AFP|EPA|EFE|DPA|dpa|PA|ANSA|PAP|Reuters|REUTERS|Getty|Getty Images|Bloomberg|Xinhua|Kyodo|Anadolu|Imago|imago|"
    r"Alamy|Shutterstock|iStock|Depositphotos|Flickr|Wikimedia|Wikimedia Commons|Unsplash|Pixabay|Pexels|ZUMA|Sipa|"
    r"NurPhoto|Lehtikuva|TASS|Sputnik|RIA Novosti|Ukrinform|UNIAN|Interfax|East News|Global Look Press|"
    r"ТАСС|РИА Новости|Спутник|Коммерсантъ|Интерфакс|УНИАН|Укринформ|Укрінформ|УНІАН|Інтерфакс|Рейтер|Рейтерс"
)
PLATFORMS = (
    r"facebook|twitter|instagram|telegram|whatsapp|viber|youtube|tiktok|linkedin|threads|bluesky|mastodon|google news|"
    r"фейсбук\w*|твиттер\w*|твіттер\w*|инстаграм\w*|інстаграм\w*|телеграм\w*|вайбер\w*|ютуб\w*|вконтакте|vk|x|дзен\w*|"
    r"одноклассник\w*|google новост\w*|соцсет\w*|соцмереж\w*|социальных сетях|соціальних мережах|social media"
)
