"""Results laid out as the tables that charts and data popovers take."""
