"""The charts: each takes a table of findings, a look and the reader's words, and returns an Altair chart."""
