"""Where to see it: the pages of the browser app. What a report or the terminal needs too is not computed here."""
