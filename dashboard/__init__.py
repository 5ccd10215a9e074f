"""Where to see it: the pages of the browser app. Nothing is computed here that a report or the terminal would need too."""
