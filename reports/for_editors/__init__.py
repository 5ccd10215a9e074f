"""What helps somebody who writes the files in an editor: schemas and the guide."""
