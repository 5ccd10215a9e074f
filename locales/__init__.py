"""The screen words, one file per language; only the doors, the reports and the dashboard read them."""

from locales.words import LANGUAGES, Words, half_up, in_hundred, words_in

__all__ = ["LANGUAGES", "Words", "half_up", "in_hundred", "words_in"]
