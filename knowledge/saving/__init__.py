"""Writing back: files that are whole at every moment, never over a newer version, with the old ones kept."""
