"""What to hand over: results as JSON, text, Markdown and CSV, in the reader's language."""
