// What is typed in the fields of a profile's form. It is in localStorage at every key, one entry for each draft and tab,
// and goes to Python after a pause, as if the field had been left: so the draft has it soon, and nothing is lost by F5, by
// a change of the page or by a server that is away. An entry is {path: {text, kind, seq, seen, stamp}}.

const TYPED = "beachhead-typed:";
const SETTLED_AFTER = 500; // milliseconds after the last key
const SETTLED_WITHIN = 1500; // milliseconds after the first key, however long somebody types without a pause
const BEGUN_AFTER = 50; // milliseconds after the first key: from then on the draft does not follow the file on disk
const ODD_AFTER = 2000; // milliseconds after the last key in a field that is empty, or a number on its way
const REFOCUSED_AFTER = 3000; // milliseconds: until then the field that took the place of another has its text again
const GONE_AFTER = 5000; // milliseconds: what no tab has given to Python for so long, no tab has any more
const HOLDER = "[class*=\"st-key-profile--\"]";
const FIELDS = ["stTextInput", "stTextArea", "stNumberInput"].map((kind) => `${HOLDER} [data-testid=${kind}]`).join();

function settleFields() {
    if (page.settling) return; // for as long as the browser shows the app: other pages have no such fields
    page.settling = new WeakMap();
    page.strayed = "";
    watchCells();
    document.addEventListener("keydown", strayed, true);
    document.addEventListener("input", typedIn, true);
    document.addEventListener("compositionend", typedIn, true);
    document.addEventListener("focusin", ({ target }) => {
        page.focused = fieldOf(target) && { ...fieldOf(target), field: target };
        page.strayed = "";
    });
    document.addEventListener("focusout", ({ target }) => {
        const place = fieldOf(target);
        if (place && typedOf(place.name)[place.path]) setTimeout(() => tellFields(place.name));
    });
}

// What is typed after a field was taken from under its reader's hands, until another has its place and the focus.
function strayed({ target, key, ctrlKey, metaKey }) {
    const isTyped = key.length === 1 && !ctrlKey && !metaKey;
    if (isTyped && target === document.body && page.focused?.field.isConnected === false) page.strayed += key;
}

function typedIn({ target, isComposing }) {
    const field = fieldOf(target);
    const place = field ?? cellOf(target);
    if (!place) return;
    const { name } = place;
    const text = field ? target.value : cellText(target);
    if (text === null) return drop(place);
    keep(place, text);
    const waiting = page.settling.get(target) ?? { since: Date.now() };
    clearTimeout(waiting.timer);
    page.settling.delete(target);
    // a word that is still being composed, as in Chinese, is not typed yet
    if (isComposing) return;
    if (!waiting.timer && target.value.trim()) setTimeout(() => tellFields(name), BEGUN_AFTER);
    const left = isOdd(target) ? ODD_AFTER : Math.min(SETTLED_AFTER, waiting.since + SETTLED_WITHIN - Date.now());
    waiting.timer = setTimeout(() => settle(target), Math.max(left, 0));
    page.settling.set(target, waiting);
}

// Without a text, a cell was given up that was opened at the stroke `opening`.
function keep({ name, path, kind, seen, stamp, opening }, text) {
    store(name, { ...typedOf(name), [path]: { text, kind, seq: tick(), seen, stamp, opening } });
}

function drop({ name, path }) {
    const { [path]: gone, ...left } = typedOf(name);
    if (gone) store(name, left);
}

// Which value of which draft a field shows; null for a field of another kind.
function fieldOf(field) {
    const kind = field.closest?.(FIELDS);
    if (!kind) return null;
    const key = [...kind.closest(HOLDER).classList].find((each) => each.startsWith("st-key-profile--"));
    const [stamp, ...path] = key.split("--").slice(1);
    const drawn = page.stamps[stamp];
    const isNumber = kind.dataset.testid === "stNumberInput";
    return drawn ? { ...drawn, stamp, path: path.join("--"), kind: isNumber ? "number" : "text" } : null;
}

// An emptied field: something new may be on its way, and should come where the old text stood. And a number that would
// be written otherwise, as "6." on its way to 6.5.
function isOdd(field) {
    const text = field.value;
    const isNumber = field.closest("[data-testid=stNumberInput]") !== null;
    return !text.trim() || (isNumber && text !== String(Number(text)));
}

// By the key that does the same for a person; an odd one, and an open cell, only tells the draft and stays as it is.
function settle(field) {
    page.settling.delete(field);
    if (!field.isConnected) return;
    const key = { key: "Enter", code: "Enter", bubbles: true, cancelable: true, ctrlKey: field.matches("textarea") };
    if (fieldOf(field) && !isOdd(field)) field.dispatchEvent(new KeyboardEvent("keydown", key));
    const place = fieldOf(field) ?? cellOf(field);
    if (place) setTimeout(() => tellFields(place.name));
}

// Gives Python what is typed in the fields of a draft and not heard yet; gives back how far it reaches.
function tellFields(name, upTo = 0) {
    const root = page.keepers[name];
    const fields = Object.entries(typedOf(name)).map(([path, entry]) => ({
        ...entry, stamp: stands(path, entry) ? entry.stamp : "", path: path.split("--"),
    }));
    const up_to = Math.max(upTo, ...fields.map(({ seq }) => seq));
    if (!root || !up_to) return up_to;
    root.upTo = Math.max(up_to, root.upTo ?? 0); // the newest word takes the place of one that is not sent yet
    root.tell("typed", { session: root.given.session, up_to: root.upTo, fields });
    return up_to;
}

// Whether the field still shows what was typed: then it need not be drawn anew.
function stands(path, entry) {
    return fieldAt(entry.stamp, path)?.value === entry.text || cellStands(path, entry);
}

function fieldAt(stamp, path) {
    const holder = document.querySelector(`.${CSS.escape(`st-key-profile--${stamp}--${path}`)}`);
    return holder?.querySelector("input, textarea");
}

// After each run: what Python has goes, what a form that is gone left is told.
function followFields({ given }, isNew) {
    const { name, stamp, seen, settled } = given;
    if (page.focused?.name === name && page.focused.stamp !== stamp) focusAgain(name, stamp);
    page.stamps[stamp] = { name, seen };
    if (isNew) adoptFields(name);
    const before = Object.entries(typedOf(name));
    const left = before.filter(([, { seq }]) => seq > settled);
    if (left.length < before.length) store(name, Object.fromEntries(left));
    const isGone = left.some(([, entry]) => isNew || entry.stamp !== stamp);
    if (isGone) setTimeout(() => tellFields(name), page.refocus ? REFOCUSED_AFTER : 0);
}

// The text was replaced, and with it the field that somebody is in: its successor takes the focus, and what was typed
// in between. It may be replaced once more meanwhile.
async function focusAgain(name, stamp) {
    const { path, field: before } = page.focused;
    if (page.refocus) return void (page.refocus.stamp = stamp);
    if (before.isConnected && document.activeElement !== before) return; // its reader has left it
    page.refocus = { stamp };
    const field = () => fieldAt(page.refocus.stamp, path);
    const stands = () => field() && (field().value || !before.value); // it begins empty, and has its text a moment later
    const isLost = () => document.activeElement === document.body;
    const end = Date.now() + 4000;
    do {
        await until(() => stands() && isLost(), 2000);
        if (!isLost() || !field()) break;
        const typed = page.strayed;
        field().focus({ preventScroll: true });
        const { text = field().value } = typedOf(name)[path] ?? {};
        if (text !== field().value) field().select(); // typed in the field that was here before, after Python had it
        else field().setSelectionRange?.(text.length, text.length);
        const more = (text !== field().value ? text : "") + typed;
        if (more) document.execCommand("insertText", false, more); // as by hand, which the field hears of
        await until(isLost, 1000);
    } while (isLost() && Date.now() < end);
    page.refocus = null;
}

// What was typed in a tab that has been closed since.
function adoptFields(name) {
    for (const key of keys(`${TYPED}${name}:`)) {
        if (key === TYPED + keyOf(name).slice(PREFIX.length)) continue;
        const entries = Object.entries(parsed(key));
        if (entries.some(([, { seq }]) => seq > Date.now() - GONE_AFTER)) continue;
        const mine = typedOf(name);
        store(name, { ...Object.fromEntries(entries), ...mine });
        localStorage.removeItem(key);
    }
}

function typedOf(name) {
    return parsed(TYPED + keyOf(name).slice(PREFIX.length));
}

function parsed(key) {
    try {
        return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
        return {};
    }
}

function store(name, entries) {
    const key = TYPED + keyOf(name).slice(PREFIX.length);
    try {
        if (Object.keys(entries).length) localStorage.setItem(key, JSON.stringify(entries));
        else localStorage.removeItem(key);
    } catch (error) {
        told(error.name === "QuotaExceededError" ? "full" : "off");
    }
}

// Resolves once Python has all that is typed on the page: in fields, and in a table whose cell is still open.
async function settleAll() {
    const names = Object.keys(page.keepers);
    const asked = names.map((name, at) => [name, tellFields(name, at ? 0 : tick())]).filter(([, upTo]) => upTo);
    for (const [name, upTo] of asked) await until(() => (page.keepers[name]?.given.settled ?? upTo) >= upTo);
}
