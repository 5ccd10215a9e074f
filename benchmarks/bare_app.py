"""The peer of the first page: one chart and one table, nothing else."""

import altair as alt
import pandas as pd
import streamlit as st

table = pd.DataFrame({"industry": [f"industry {number}" for number in range(9)], "score": range(40, 58, 2)})
st.title("Bare app")
st.altair_chart(alt.Chart(table).mark_bar().encode(x="score:Q", y="industry:N"))
st.dataframe(table)
