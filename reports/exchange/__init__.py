"""A profile out and in again: as a spreadsheet, or as the YAML that it is."""
