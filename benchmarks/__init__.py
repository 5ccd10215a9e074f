"""How fast it is, measured beside a floor or a bare peer in the same run. Never timed tests: machines differ."""
