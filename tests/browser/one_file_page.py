"""One file in the editor, its draft kept and saved, and nothing else: what the tests of the editor look at."""

import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import draft_keeper, draft_name, take_reported
from dashboard.components.drafts.yaml_editor import save_answered, save_asked, take_text, yaml_editor
from dashboard.language import current_words
from knowledge import Workspace, read_knowledge
from knowledge.draft import draft_of


def show() -> None:
    """Draw the page."""
    st.set_page_config(layout="wide")
    workspace = Workspace.at()
    file = workspace.industry_folder / "packaging.yaml"
    name = draft_name(workspace, file)
    st.title("One file", anchor=False)

    draft = drafts.open_draft(file)
    take_text(name, draft.text, lambda text: drafts.change(file, text))
    if st.button("Discard"):
        drafts.discard(file)
    if st.button("Change elsewhere"):
        drafts.change(file, drafts.open_draft(file).text + "# by form\n")
    if save_asked(name):
        drafts.save(workspace, file)
        save_answered(name)
    take_reported(name, lambda kept: drafts.take_kept(workspace, file, kept.text, kept.seen))
    draft = drafts.open_draft(file)
    draft_keeper(name, draft.text if draft.is_changed else None, draft.seen)
    if st.toggle("Editor", value=True, key="editor_shown"):
        draft = drafts.open_draft(file)
        found = draft_of(read_knowledge(workspace), file, draft.content)
        drafts.change(file, yaml_editor(draft.text, found.problems, key=name, words=current_words()))
    draft = drafts.open_draft(file)
    state = "in conflict" if draft.in_conflict else "changed" if draft.is_changed else "clean"
    st.caption(f"Python has {len(draft.text.encode())} bytes, {state}.")


if __name__ == "__main__":  # gathering the tests imports this file too
    show()
