"""YAML as text: read with its places, and changed in place without touching anything else."""
