# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # First steps
#
# How is a piece of news *worded*? Not: is it true. This notebook reads one article closely, then sets the
# outlets that covered the same event side by side. It needs no network. The articles are our own writing;
# outlets, people and places in them are invented.

# %%
import framing
from framing import charts, markup
from framing.model import VOICES
from framing.paths import seeds_dir

# %matplotlib inline

corpus = framing.read_corpus(seeds_dir())
articles = list(corpus)
print(len(articles), "articles read,", len(corpus.skipped), "left out")
for article in articles[:5]:
    print(article.language, article.outlet, "|", article.title)

# %% [markdown]
# ## One article
#
# Pick the English article with the most to say. Every coloured word is a *finding*; the letter says which kind
# it is. Words that are only underlined belong to somebody the outlet quotes or reports.

# %%
analyses = list(framing.analyze_corpus(articles))
english = [analysis for analysis in analyses if analysis.language == "en"]
first = max(english, key=lambda analysis: len(analysis.findings))
first

# %% [markdown]
# ### Whose words are they?
#
# A news text is full of other people's words. Only what the outlet says *itself* counts for the outlet.

# %%
words = sum(first.exposure.values())
for voice in VOICES:
    print(f"{voice:>10} {first.exposure[voice]:5} words {100 * first.exposure[voice] / words:5.0f} %")

# %% [markdown]
# ### What was found, and in whose voice?
#
# Each finding carries its place, so that you can always go back to the words:
# `text[finding.start:finding.end]` is exactly what was found.

# %%
for finding in first.findings[:15]:
    assert first.text[finding.start : finding.end] == finding.text
    print(f"{finding.category:14} {finding.concept:26} {finding.voice:9} {finding.text}")

# %% [markdown]
# ### Who is said to have said it?
#
# *Said* is plain. *Admitted* makes the speaker sound guilty, *claimed* makes them sound doubtful. The stance of
# the cue says which.


# %%
def words_of(analysis, spans):
    return " … ".join(analysis.text[span.start : span.end] for span in spans)


for attribution in first.attributions[:10]:
    source, cue = words_of(first, attribution.source), words_of(first, attribution.cue)
    print(f"{source[:40]:42} {cue[:20]:22} {attribution.stance:16} {attribution.source_type}")

# %% [markdown]
# **Think about it.** Which of the marked words would a neutral report have printed? Which are deserved all the
# same? The toolkit cannot tell you: it shows wording, and you judge.
#
# ## One event, several outlets
#
# To compare outlets fairly, take articles about the same event, in the same language.

# %%
events = {}
for analysis in analyses:
    if analysis.article.event:
        events.setdefault((analysis.language, analysis.article.event), []).append(analysis)
(language, event), same = max(events.items(), key=lambda item: len({a.article.outlet for a in item[1]}))
print(event, "in", language)
for analysis in same:
    print("  ", analysis.article.outlet, "|", analysis.article.title)

# %%
comparison = framing.compare(same, by=("outlet",))
for profile in comparison.profiles:
    loaded = profile.measures["loaded"]
    print(f"{profile.name:24} {loaded.count:4.0f} points of loaded words in {loaded.exposure:5.0f} own words")
    for note in profile.notes:
        print("    ", note)

# %%
charts.draw_measure(comparison.profiles, "loaded", unit="points of loaded words per 1,000 own words")

# %% [markdown]
# Whose words does each outlet print?

# %%
charts.draw_voices(comparison.profiles, labels={voice: markup.LABELS[f"voice.{voice}"] for voice in VOICES})

# %% [markdown]
# One article an outlet proves nothing about the outlet, and the notes above say so. The whole corpus gives
# more, and with enough articles an interval around each figure: a wide interval means that one cannot be sure.

# %%
everything = framing.compare(analyses)
group = [profile for profile in everything.profiles if dict(profile.key)["language"] == language]
charts.draw_measure(group, "loaded", unit="points of loaded words per 1,000 own words")

# %% [markdown]
# ## Where to go from here
#
# - `framing explain loaded` prints what a category means and what it does *not* show.
# - `framing analyze FILE --format html -o marked.html` marks an article of your own.
# - `framing report FOLDER -o reports/mine` writes the whole comparison.
