// Keeps in the browser what the server holds unsaved, and gives the server what it does not know of.
// Shows one line, only when the browser does not keep drafts, or another tab holds a different one.

export default function ({ data, parentElement, setStateValue }) {
    const root = parentElement.querySelector(".draft-keeper") ?? build(parentElement);
    const forgotten = root.given && (root.given.session !== data.session || root.given.name !== data.name);
    Object.assign(root, { given: data, tell: setStateValue });
    page.seen[data.name] = data.seen;
    page.session = data.session;
    page.keepers[data.name] = root;
    page.settlers.add(settleAll);
    settleFields();
    const isNew = !root.looked || forgotten;
    if (isNew) report(root);
    if (isNew && data.dropped === null && asideOf(data.name) !== null)
        setStateValue("aside", { session: data.session, text: asideOf(data.name), seq: tick() });
    putAside(data);
    root.looked = true;
    mirror(root);
    followFields(root, isNew);
    notice(root);
    return root.leave;
}

function build(parent) {
    const root = element("div", "", { class: "draft-keeper" });
    root.line = element("p", "", { role: "status" });
    root.take = element("button", "", { type: "button" });
    root.stay = element("button", "", { type: "button" });
    root.take.addEventListener("click", () => takeOther(root));
    root.stay.addEventListener("click", () => {
        page.muted[root.other.key] = true;
        notice(root);
    });
    root.append(root.line, root.take, root.stay);
    parent.append(root);
    const stored = (event) => heardOfOthers(root, event);
    const changed = () => notice(root);
    const asked = (event) => {
        if (event.detail !== root.given.name) return;
        event.preventDefault(); // so that who asks knows that somebody answers
        report(root);
    };
    window.addEventListener("storage", stored);
    window.addEventListener(CHANGED, changed);
    window.addEventListener(ASKED, asked);
    root.leave = () => {
        if (page.keepers[root.given.name] === root) delete page.keepers[root.given.name];
        window.removeEventListener("storage", stored);
        window.removeEventListener(CHANGED, changed);
        window.removeEventListener(ASKED, asked);
        root.remove();
    };
    return root;
}

function report(root) {
    const entry = unknown(root.given);
    const { session } = root.given;
    if (entry) root.tell("found", { session, text: entry.text, seen: entry.seen, seq: entry.seq, at: tick() });
}

function mirror({ given }) {
    const { name, text, seen, session } = given;
    const entry = own(name);
    if (entry && !knows(given, entry)) return;
    if (text === null) {
        if (entry) forget(name);
    } else if (entry?.text !== text || entry.seen !== seen || entry.known !== session) {
        put(name, { text, seen, seq: tick(), known: session });
    }
}

function heardOfOthers(root, event) {
    const { name } = root.given;
    if (event.key === keyOf(name)) {
        // Not this tab wrote it: a copy of this tab, which then has its name, or one that took its draft up and saved.
        if (event.newValue !== null) page.tab = tabId(true);
        mirror(root);
    } else if (event.key !== null && !event.key.startsWith(`${PREFIX}${name}:`)) return;
    notice(root);
}

function notice(root) {
    const { name, words } = root.given;
    const mine = own(name)?.text ?? root.given.text;
    root.other = others(name).find((entry) => entry.text !== mine && !page.muted[entry.key]);
    const lost = page.lost.length ? `${words.lost} ${[...new Set(page.lost)].join(", ")}` : "";
    say(root.line, page.fault ? words[page.fault] : lost || (root.other ? words.other_tab : ""));
    say(root.take, words.take);
    say(root.stay, words.stay);
    root.take.hidden = root.stay.hidden = Boolean(page.fault || lost) || !root.other;
}

function takeOther(root) {
    const { text, seen } = root.other;
    page.adopted[root.given.name] = root.other;
    put(root.given.name, { text, seen, seq: tick() });
    report(root);
    notice(root);
}
