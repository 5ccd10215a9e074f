"""The peer of a rerun of Decide: five Altair charts, built in every run from data that change, and nothing else."""

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

st.session_state.setdefault("runs", 0)
st.session_state.runs += 1
st.title("Bare app")
st.button("Draw anew")
rng = np.random.default_rng(st.session_state.runs)
for number in range(5):
    table = pd.DataFrame({"industry": [f"industry {row}" for row in range(9)], "score": rng.uniform(30, 70, 9)})
    chart = alt.Chart(table).mark_bar().encode(x="score:Q", y="industry:N", tooltip=["industry", "score"])
    st.altair_chart(chart, key=f"chart {number}")
st.markdown(f"Run {st.session_state.runs}")
