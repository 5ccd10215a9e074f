// A click that leaves what somebody has just typed waits until the typing is with Python.
// Streamlit 1.67 sends the change of the page at once, but what a field says when it is left a moment later, together with
// the old page: that cancels the change. A table keeps an edit for itself for a while, and loses it when it goes.

const LINKS = "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink], [data-testid=stPageLink-NavLink], [data-testid=stLogoLink]";
const BUTTONS = [".st-key-as", ".st-key-lang", ".st-key-profile_bar"].map((each) => `${each} button`).join();
const SAVE = ".st-key-profile_bar [class*=st-key-profile_save] button";
const TABLE = "[data-testid=stDataFrame], #portal";
const CELL = "#portal [class*=gdg]"; // its open editor
const SENT_AFTER = 250; // milliseconds: longer than a field keeps its words for itself
const TOLD_BY_TABLE = 450; // milliseconds: a table keeps an edit for itself for 150, and more on a busy machine
const CLOSED_WITHIN = 1500; // milliseconds
const FIELD = "input, textarea, [contenteditable=true]";

export default function () {
    if (window.beachheadHeld) return; // once for as long as the browser shows the app
    const held = (window.beachheadHeld = { typed: false, inTable: false, waiting: null, released: null });
    const note = ({ type, target }) => {
        const inTable = Boolean(target.closest?.(TABLE));
        if (type === "input" || inTable) Object.assign(held, { typed: true, inTable: inTable || held.inTable });
    };
    for (const type of ["input", "keydown", "paste"]) document.addEventListener(type, note, true);
    window.addEventListener("click", (event) => hold(held, event), true);
    document.addEventListener("keydown", saveByKey, true);
}

// Ctrl+S and Cmd+S press Save, from wherever on the page; the YAML editor has its own.
function saveByKey(event) {
    const save = document.querySelector(SAVE);
    if (!save || event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.target.closest?.(".cm-editor")) return;
    event.preventDefault();
    if (event.repeat) return;
    save.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })); // an open cell closes by it
    save.click();
}

function hold(held, event) {
    const button = event.target.closest?.(`${LINKS}, ${BUTTONS}`);
    if (!button || held.released === button || !held.typed) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // into another tab: this one stays
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held.waiting) return; // the first one counts
    held.waiting = release(held, button);
}

// The one that has taken the place of another.
function again(button) {
    return [...document.querySelectorAll(`${LINKS}, ${BUTTONS}`)].find((each) => each.textContent === button.textContent);
}

// The open cell closes at the click outside it, and the table tells the edit a moment after that.
async function leftCell() {
    const end = Date.now() + CLOSED_WITHIN;
    while (document.querySelector(CELL) && Date.now() < end) await new Promise((go) => setTimeout(go, 20));
    await new Promise((go) => setTimeout(go, TOLD_BY_TABLE));
}

async function release(held, button) {
    const field = document.activeElement;
    if (field?.matches(FIELD) && !button.contains(field)) field.blur();
    if (held.inTable) await leftCell();
    const settlers = [...(window.beachheadDrafts?.settlers ?? [])];
    if (settlers.length) await Promise.all(settlers.map((settle) => settle()));
    else await new Promise((go) => setTimeout(go, SENT_AFTER));
    Object.assign(held, { typed: false, inTable: false, waiting: null });
    held.released = button.isConnected ? button : again(button);
    held.released?.click();
    held.released = null;
}
