"""The screen words, one file per language; only the doors, the reports and the dashboard read them."""

from locales.words import LANGUAGES, Words, words_in

__all__ = ["LANGUAGES", "Words", "words_in"]
