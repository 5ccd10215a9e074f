"""What would change the answer: a rating, a weight, a source, the outlook, or optimism."""
