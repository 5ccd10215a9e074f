"""The browser door: frame and navigation, nothing else. Start it with `streamlit run swot_app.py`."""

from dashboard.frame import show

show()
