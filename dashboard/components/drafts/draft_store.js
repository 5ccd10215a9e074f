// Unsaved texts in the browser's localStorage, one entry for each draft and tab: a tab writes its own only.
//
// An entry is {text, seen, seq, known}: `seen` is the digest of the file that the draft began from, `seq` orders what
// was typed, and `known` names the server's session that has this text already. What a session does not know of is
// never overwritten or cleared on its behalf.

const PREFIX = "beachhead-draft:";
const ASIDE = "beachhead-aside:";
const MOST_CHARACTERS = 4_000_000; // of all drafts together; browsers allow about five million
const CHANGED = "beachhead-draft-changed";
const ASKED = "beachhead-draft-asked";

// Shared by all components on the page.
const page = (window.beachheadDrafts ??= {
    tab: "", last: 0, fault: "", seen: {}, looked: {}, adopted: {}, muted: {}, stamps: {}, tables: {}, keepers: {}, settlers: new Set(),
    session: "", lost: [], aside: {},
});
page.tab ||= tabId();

function tabId(fresh = false) {
    try {
        const id = (!fresh && sessionStorage.getItem("beachhead-tab")) || Math.random().toString(36).slice(2);
        sessionStorage.setItem("beachhead-tab", id);
        return id;
    } catch {
        return "only";
    }
}

function tick() {
    page.last = Math.max(Date.now(), page.last + 1);
    return page.last;
}

function keyOf(name) {
    return `${PREFIX}${name}:${page.tab}`;
}

function read(key) {
    try {
        const entry = JSON.parse(localStorage.getItem(key));
        return typeof entry?.text === "string" ? { ...entry, key } : null;
    } catch {
        return null;
    }
}

function own(name) {
    return read(keyOf(name));
}

// What other tabs hold, or held when they were closed; the newest first.
function others(name) {
    return keys(`${PREFIX}${name}:`).filter((key) => key !== keyOf(name)).map(read)
        .filter(Boolean).sort((one, other) => other.seq - one.seq);
}

function keys(prefix) {
    try {
        return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
        return [];
    }
}

// The draft that the server's session does not know of. A session that asks for the first time takes up what an
// earlier one left, from whichever tab.
function unknown({ name, session, heard }) {
    const asked = `${session}:${name}`;
    if (!page.looked[asked]) {
        page.looked[asked] = true;
        makeRoom(keyOf(name));
        const left = own(name) ? null : others(name)[0];
        if (left) {
            page.adopted[name] = left;
            put(name, { text: left.text, seen: left.seen, seq: left.seq });
        }
    }
    const entry = own(name);
    return entry && !knows({ session, heard }, entry) ? entry : null;
}

function knows({ session, heard }, entry) {
    return entry.known === session || entry.seq <= heard;
}

function put(name, entry) {
    const key = keyOf(name);
    try {
        for (;;) {
            try {
                localStorage.setItem(key, JSON.stringify(entry));
                return told("");
            } catch (error) {
                if (!dropOldest(key)) throw error;
            }
        }
    } catch (error) {
        told(error.name === "QuotaExceededError" ? "full" : "off");
    }
}

function told(fault) {
    if (page.fault === fault) return;
    page.fault = fault;
    window.dispatchEvent(new Event(CHANGED));
}

// The draft is saved or given up: also the entry it was taken up from goes, unless its own tab has changed it since.
function forget(name) {
    const left = page.adopted[name];
    try {
        localStorage.removeItem(keyOf(name));
        if (left && read(left.key)?.seq === left.seq) localStorage.removeItem(left.key);
        told("");
    } catch {
        told("off");
    }
    delete page.adopted[name];
}

function makeRoom(but) {
    const size = () => keys(PREFIX).reduce((sum, key) => sum + key.length + localStorage.getItem(key).length, 0);
    while (size() > MOST_CHARACTERS && dropOldest(but));
}

// First what was put aside, then what the server has too, the oldest of it; what only the browser had is told by name.
function dropOldest(but) {
    const entries = keys(PREFIX).filter((key) => key !== but).map((key) => ({ key, ...read(key) }));
    const isOnly = ({ known }) => Number(known !== page.session);
    const later = (one, other) => isOnly(one) - isOnly(other) || (one.seq ?? 0) - (other.seq ?? 0);
    const aside = keys(ASIDE).map((key) => ({ key, aside: true }));
    const oldest = [...aside, ...entries.sort(later)][0];
    if (!oldest) return false;
    localStorage.removeItem(oldest.key);
    if (!oldest.aside && oldest.known !== page.session && oldest.text !== undefined) {
        page.lost.push(oldest.key.slice(PREFIX.length).split(":").slice(1, -1).join(":"));
        window.dispatchEvent(new Event(CHANGED));
    }
    return true;
}

// The text that was put aside last, for the history of its file.
function putAside({ name, dropped }) {
    if (dropped === null || page.aside[name] === dropped) return;
    page.aside[name] = dropped;
    try {
        localStorage.setItem(ASIDE + name, dropped);
    } catch {
        // it stays in the session's history
    }
}

function asideOf(name) {
    try {
        return localStorage.getItem(ASIDE + name);
    } catch {
        return null;
    }
}

// Resolves as soon as something holds, and after a while in any case: nobody waits for a server that is away.
const PATIENCE = 20_000; // milliseconds, for a server that is busy: what is not with it by then may be lost
async function until(holds, patience = PATIENCE) {
    const end = Date.now() + patience;
    while (!holds() && Date.now() < end) await new Promise((go) => setTimeout(go, 20));
}

function element(tag, text = "", attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
}

function say(place, text) {
    if (place.textContent !== text) place.textContent = text;
}
