"""What every test has: the mission marker and its report."""

pytest_plugins = ["tests.mission_report"]
