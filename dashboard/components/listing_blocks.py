"""The blocks of the Listings page."""

import pandas as pd
import streamlit as st

from dashboard.charts.platform_rows import platform_rows
from dashboard.components.block import chart_block, drawn, finding, show_table
from dashboard.components.decide.founder_panel import COMMON_REGIONS
from dashboard.markdown import linked, plain, problem_told
from dashboard.rows.listing_rows import pick_rows, reason_rows
from dashboard.session import REGIONS
from dashboard.view import View
from plans.listing import ListingPlan, Pick, plan_listing
from reports.listing_file import listing_file
from reports.listing_words import reason_texts
from reports.wording import industry_name


def headline(view: View, industry: str) -> ListingPlan:
    """How many platforms to start with, for which buyers; the buyers' regions can be tried out here."""
    words, catalogue = view.words, view.edition.catalogue
    own = list(view.assessment.founder.founder.target_regions or ())
    offered = list(dict.fromkeys([*COMMON_REGIONS, *own, *st.session_state[REGIONS]]))
    chosen = [each for each in offered if each in st.session_state[REGIONS]]
    plan = plan_listing(view.advice[industry], catalogue=catalogue, target_regions=tuple(chosen))
    name = plain(industry_name(view.assessment, industry, words, short=True))
    thin = sum(not platform.facts.told("sourced") for platform in catalogue.platforms)
    st.caption(words("listings.context", industry=name, count=len(catalogue.platforms), thin=thin))
    title = (
        words("listings.title", count=len(plan.picks)) if plan.picks else words("listings.title_none", industry=name)
    )
    st.title(title, anchor=False)
    count = {group: sum(pick.group == group for pick in plan.picks) for group in ("large", "comprehensive", "vertical")}
    regions = plain(words.listing(list(plan.target_regions))) or words("listings.line_regions_none")
    free = sum(pick.cost_usd == 0 for pick in plan.picks)
    st.header(words("listings.line", **count, regions=regions, free=free), anchor=False)
    st.pills(
        words("listings.regions_label"),
        offered,
        selection_mode="multi",
        format_func=plain,
        key=REGIONS,
        persist_state="session",
    )
    for problem in plan.problems:
        if not problem.place.path:
            st.warning(problem_told(problem, words))
    return plan


def picks(view: View, plan: ListingPlan) -> None:
    """The chosen platforms in three groups with their traffic rank."""
    words = view.words
    rows = pick_rows(plan, view)
    weights = view.known.vocabulary.listing
    lists = view.edition.catalogue.rank_lists
    note = words(
        "listings.note",
        tranco=plain(words.text(lists.tranco.attribution)),
        tranco_date=lists.tranco.date,
        majestic=plain(words.text(lists.majestic.attribution)),
        majestic_date=lists.majestic.date,
        rank=weights.rank_weight,
        trade=weights.trade_weight,
        region=weights.region_weight,
    )
    first = next((pick for pick in plan.picks if pick.group == "large"), plan.picks[0] if plan.picks else None)
    vertical = next((pick for pick in plan.picks if pick.group == "vertical"), None)
    if first and vertical:
        title = words("listings.picks_title", first=plain(first.platform.name), vertical=plain(vertical.platform.name))
    else:
        title = (
            words("listings.picks_title_plain", first=plain(first.platform.name))
            if first
            else words("listings.nothing")
        )
    parts = words.listing([words("numbers.aside", text=row.name, aside=row.rank_text) for row in rows.itertuples()])
    with finding(title, words("listings.picks_unit")):
        if len(rows):
            chart_block(
                drawn(view, platform_rows, rows, "listings"),
                alt=words("listings.picks_alt", parts=parts),
                data=rows,
                name="listings",
                words=words,
                note=note,
            )
        if vertical is None:
            st.markdown(words("listings.none_known"))
        if plan.picks:
            st.download_button(
                words("listings.download"),
                data=lambda: listing_file(plan, ".md", view.known.vocabulary.trade_labels, words),
                file_name="listing_plan.md",
                mime="text/markdown",
                on_click="ignore",
                icon=":material/download:",
            )


def reasons(view: View, plan: ListingPlan) -> None:
    """Why these platforms, and what is not known of them."""
    words = view.words
    if not plan.picks:
        return
    table = pd.DataFrame(
        [{words(f"listings.{name}"): plain(text) for name, text in row.items()} for row in reason_rows(plan, view)]
    )
    with finding(words("listings.why_title"), words("listings.why_unit")):
        show_table(table)
        other_trade = sum(each.reason == "other_trade" for each in plan.left_out)
        st.caption(words("listings.left_out", count=len(plan.left_out), other_trade=other_trade))


def facts(view: View, plan: ListingPlan) -> None:
    """What is known of each chosen platform: price and rules too, the sourced apart from the remembered."""
    if not plan.picks:
        return
    with (
        finding(view.words("listings.facts_title"), view.words("listings.facts_unit")),
        st.grid(2, min_column_width=340),
    ):
        for pick in plan.picks:
            with st.expander(plain(pick.platform.name)):
                _facts_of(view, pick)


def _facts_of(view: View, pick: Pick) -> None:
    words, sources = view.words, view.edition.catalogue.sources.get(pick.platform.id, {})
    st.markdown(linked(pick.platform.domain, f"https://{pick.platform.domain}"))
    st.caption(
        words("numbers.semicolon").join(
            plain(text) for text in reason_texts(pick, view.known.vocabulary.trade_labels, words)
        )
    )
    told = pick.platform.facts.told()
    if not told:
        st.caption(words("listings.facts_none"))
    for name, fact in sorted(told.items(), key=lambda each: each[1].known_by != "sourced"):
        if fact.known_by == "sourced":
            cited = [
                linked(
                    words(
                        "numbers.aside", text=sources[each].title, aside=sources[each].date or words("industry.undated")
                    ),
                    sources[each].url,
                )
                for each in fact.sources
                if each in sources
            ]
        else:
            cited = [words("listings.from_memory")]
        lines = [plain(words.text(each)) for each in fact.text]
        text = lines[0] if len(lines) == 1 else "\n" + "\n".join(f"  - {line}" for line in lines)
        st.markdown(words("numbers.titled", title=f"**{words(f'listings.fact_names.{name}')}**", text=text))
        st.markdown(f":small[{' · '.join(cited)}]")
