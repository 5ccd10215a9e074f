// The YAML editor: CodeMirror in the theme's look, with the problems at their lines.
// What is typed is in localStorage at once and goes to Python after a pause; Python replaces it by a new `revision`.

const KEEP_AFTER = 50; // milliseconds after the first key that is not kept yet
const SEND_AFTER = 300; // milliseconds after the last key
const AGAIN_AFTER = 4_000; // milliseconds, half as much more each time, until the server has heard: it may have been away

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
    let root = parentElement.querySelector(".yaml-editor");
    const shape = JSON.stringify(data.words);
    if (root && root.shape !== shape) root = leave(root);
    root ??= frame(parentElement, shape);
    Object.assign(root, { given: data, tell: setStateValue, trigger: setTriggerValue });
    root.line = data.line ?? root.line;
    if (root.view) follow(root);
    else root.loading ??= load(root);
    return () => leave(parentElement.querySelector(".yaml-editor"));
}

function frame(parent, shape) {
    const root = element("div", "", { class: "yaml-editor" });
    root.shape = shape;
    root.place = element("div", "", { class: "place" });
    root.status = element("p", "", { class: "status", role: "status" });
    root.list = element("ul");
    root.help = element("p", "", { class: "help", id: `yaml-editor-help-${Math.random().toString(36).slice(2)}` });
    root.append(root.place, root.status, root.list, root.help);
    parent.append(root);
    return root;
}

async function load(root) {
    let code;
    try {
        code = await import(new URL(root.given.library, location.origin).href);
    } catch {
        say(root.status, root.given.words.not_loaded);
        return;
    }
    if (root.isConnected) begin(root, code);
}

function begin(root, code) {
    const { given } = root;
    const entry = unknown(given); // typed before the page was loaded anew: it is taken up where it was left
    root.base = entry?.text ?? given.text;
    root.seq = entry?.seq ?? given.heard;
    root.revision = entry ? null : given.revision;
    root.marks = problemMarks(code);
    root.view = new code.EditorView({ parent: root.place, doc: shown(root.base), extensions: extensions(root, code) });
    root.code = code;
    root.flush = () => {
        if (document.hidden) keep(root);
    };
    root.addEventListener("keydown", (event) => {
        if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
        event.preventDefault();
        root.asksSave = true;
        send(root);
    });
    root.addEventListener("focusout", () => send(root));
    window.addEventListener("pagehide", root.flush);
    document.addEventListener("visibilitychange", root.flush);
    root.settle = async () => {
        send(root);
        await until(() => !root.isConnected || root.tooLong || root.given.heard >= root.seq);
    };
    page.settlers.add(root.settle);
    say(root.help, given.words.help);
    if (entry) askKeeper(root);
    show(root);
    arrive(root);
}

function leave(root) {
    if (root?.view) {
        keep(root);
        if (root.seq > root.given.heard) askKeeper(root); // what was sent last may not have been heard
        clearTimeout(root.sending);
        page.settlers.delete(root.settle);
        window.removeEventListener("pagehide", root.flush);
        document.removeEventListener("visibilitychange", root.flush);
        root.view.destroy();
    }
    root?.remove();
    return undefined;
}

function extensions(root, code) {
    const { EditorView, keymap } = code;
    const { words } = root.given;
    const style = code.HighlightStyle.define([
        { tag: code.tags.comment, class: "comment" },
        { tag: code.tags.propertyName, class: "name" },
    ]);
    // Escape lets the next Tab leave; any other key takes that back.
    const lettingGo = (view) => {
        view.setTabFocusMode(60_000);
        return true;
    };
    return [
        code.lineNumbers(), code.history(), code.highlightSpecialChars(), code.highlightActiveLine(),
        code.indentUnit.of("  "), code.yaml(), code.syntaxHighlighting(style), code.search({ top: true }),
        code.EditorState.phrases.of(words.phrases), EditorView.lineWrapping, root.marks.field,
        keymap.of([
            { key: "Tab", run: code.indentMore, shift: code.indentLess },
            { key: "Enter", run: code.insertNewlineKeepIndent },
            ...code.searchKeymap, ...code.historyKeymap, ...code.defaultKeymap,
            { key: "Escape", run: lettingGo },
        ]),
        EditorView.contentAttributes.of({
            "aria-label": words.label, "aria-describedby": root.help.id, spellcheck: "false", tabindex: "0",
        }),
        EditorView.updateListener.of((update) => {
            if (update.docChanged && !root.replacing) typed(root);
        }),
    ];
}

function typed(root) {
    root.seq = tick();
    root.keeping ??= setTimeout(() => keep(root), KEEP_AFTER);
    clearTimeout(root.sending);
    root.sending = setTimeout(() => send(root), SEND_AFTER);
}

// Into localStorage, beside the digest of the file that the draft began from.
function keep(root) {
    if (!root.keeping) return;
    clearTimeout(root.keeping);
    root.keeping = null;
    const { name } = root.given;
    const before = own(name);
    put(name, { text: whole(root), seen: before ? before.seen : (page.seen[name] ?? null), seq: root.seq });
}

function send(root, again = false) {
    clearTimeout(root.sending);
    keep(root);
    const { given, seq } = root;
    if (root.sent === seq && !root.asksSave && !again) return;
    const text = whole(root);
    root.tooLong = 3 * text.length > given.limit && new TextEncoder().encode(text).length > given.limit;
    if (root.tooLong) {
        root.asksSave = false;
        return show(root);
    }
    if (root.revision === null) {
        if (askKeeper(root)) return;
        root.revision = given.revision;
    }
    root.again = root.sent === seq ? 1.5 * root.again : AGAIN_AFTER;
    root.sent = seq;
    if (seq > given.heard) {
        root.tell("typed", { text, seq, revision: root.revision });
        root.sending = setTimeout(() => root.given.heard < seq && send(root, true), root.again);
    }
    if (root.asksSave) root.trigger("save", tick());
    root.asksSave = false;
}

// The keeper tells Python of a draft that it does not know of, and from which file it began; false if there is none.
function askKeeper(root) {
    return !window.dispatchEvent(new CustomEvent(ASKED, { detail: root.given.name, cancelable: true }));
}

function follow(root) {
    const { given } = root;
    if (given.revision !== root.revision) {
        if (given.text === whole(root)) root.revision = given.revision;
        else if (root.seq > given.heard) {
            root.revision = null; // Python replaced what it had, not knowing of newer typing: that is kept
            keep(root);
            askKeeper(root);
        } else replace(root);
        if (root.revision !== null && root.asksSave) send(root);
    }
    show(root);
    arrive(root);
}

// At the line that the reader was sent to: once, however often the page is drawn from then on.
function arrive(root) {
    if (root.line) lead(root, { line: root.line, column: 1, end_column: 1 });
    root.line = null;
}

// Changes only what differs, so that the cursor stays and undo brings the old text back.
function replace(root) {
    const { view, given } = root;
    const before = view.state.doc.toString();
    const after = shown(given.text).replace(/\r\n?/g, "\n");
    const [start, end] = common(before, after);
    root.replacing = true;
    view.dispatch({
        changes: { from: start, to: before.length - end, insert: after.slice(start, after.length - end) },
    });
    root.replacing = false;
    Object.assign(root, { base: given.text, revision: given.revision, seq: given.heard, tooLong: false });
}

function shown(text) {
    return text.startsWith("\ufeff") ? text.slice(1) : text;
}

// The text with its byte order mark and its line ends: those that were there stay as they are.
function whole(root) {
    const now = root.view.state.doc.toString();
    const before = shown(root.base);
    const mark = root.base.slice(0, root.base.length - before.length);
    if (!before.includes("\r")) return mark + now;
    const plain = before.replace(/\r\n?/g, "\n");
    const [start, end] = common(plain, now);
    const ends = before.match(/\r\n?|\n/g);
    const first = lineEnds(plain.slice(0, start));
    const count = lineEnds(now);
    const last = count - lineEnds(now.slice(now.length - end));
    const usual = ends.includes("\r\n") ? "\r\n" : "\r";
    let at = 0;
    const kept = (place) => (place < first ? ends[place] : place < last ? usual : ends.at(place - count));
    root.base = mark + now.replace(/\n/g, () => kept(at++));
    return root.base;
}

function lineEnds(text) {
    return text.split("\n").length - 1;
}

// How many characters two texts share at their start, and at their end beyond that.
function common(one, other) {
    const most = Math.min(one.length, other.length);
    let start = 0;
    let end = 0;
    while (start < most && one[start] === other[start]) start++;
    while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    return [start, end];
}

function show(root) {
    const { given, view } = root;
    if (root.tooLong) {
        root.toldOf = null;
        root.classList.remove("lists");
        return say(root.status, given.words.too_long);
    }
    // Problems of an older text would stand at the wrong lines; those of this one are on their way.
    if (given.problems === null || given.text !== whole(root)) return;
    if (root.told === JSON.stringify(given.problems) && root.toldOf === given.text) return;
    root.told = JSON.stringify(given.problems);
    root.toldOf = given.text;
    view.dispatch({ effects: root.marks.set.of(given.problems) });
    view.contentDOM.setAttribute("aria-invalid", String(given.problems.some((each) => each.severity === "error")));
    say(root.status, given.status);
    root.classList.toggle("lists", given.problems.length > 0);
    root.list.replaceChildren(...given.problems.map((problem) => listed(root, problem)));
}

function listed(root, problem) {
    const item = element("li");
    if (problem.line) {
        const leads = element("button", problem.where, { type: "button" });
        leads.addEventListener("click", () => lead(root, problem));
        item.append(leads, " ");
    }
    item.append(problem.sentences);
    return item;
}

function lead({ view, code }, problem) {
    const { from } = placeOf(view.state.doc, problem);
    view.dispatch({ selection: { anchor: from }, effects: code.EditorView.scrollIntoView(from, { y: "center" }) });
    view.focus();
}
