// A rating on its worded scale: low, likely and high as three handles on one track, and what each number means below it.
// Python hears of it when a handle is let go.

const ENDS = ["low", "likely", "high"];
const AFTER_MS = 250; // keys held down count as one move

export default function ({ data, parentElement, setTriggerValue }) {
    const root = standing(parentElement, "rating-scale", [data.anchors, data.words], () => build(data));
    const given = JSON.stringify([data.values, data.computed, data.revision, data.disabled]);
    root.tell = setTriggerValue;
    if (root.given === given || root.waiting) return;
    Object.assign(root, { given, values: { ...data.values }, computed: data.computed, began: null });
    root.handles.forEach((handle) => (handle.disabled = data.disabled));
    show(root);
}

function build({ anchors, words }) {
    const root = element("div", "", { class: "rating-scale live-range", role: "group", "aria-label": words.factor });
    root.moved = {};
    const track = element("div", "", { class: "track" });
    root.handles = ENDS.map((end) => handleFor(root, end, words));
    track.append(...root.handles);
    track.addEventListener("pointermove", (event) => lift(root, event));
    track.addEventListener("click", (event) => event.target === track && rate(root, (10 * (event.offsetX - 12)) / (track.clientWidth - 24)));
    const list = element("ul");
    root.rows = anchors.map(([value, said]) => {
        const row = element("li");
        row.append(element("b", String(value)), element("span", said));
        list.append(row);
        return row;
    });
    root.anchors = anchors.map(([value]) => value);
    root.words = words;
    root.append(element("p", words.title), track, ticks(root.anchors), list);
    return root;
}

function ticks(anchors) {
    const line = element("div", "", { class: "ticks", "aria-hidden": "true" });
    line.append(...anchors.map((value) => element("span", String(value), { style: `--at: ${value / 10}` })));
    return line;
}

function handleFor(root, end, words) {
    const range = { type: "range", min: 0, max: 10, step: "any" };
    const handle = element("input", "", { ...range, class: end, "aria-label": words[end] });
    handle.addEventListener("pointerdown", () => (root.began = { ...root.values }));
    handle.addEventListener("input", () => move(root, end, Number(handle.value)));
    handle.addEventListener("change", () => {
        root.began = null;
        later(root);
    });
    handle.addEventListener("click", () => {
        root.began = null;
        if (handle.classList.contains("unsaid")) rate(root, Number(handle.value)); // it stands where the answer is to be
    });
    handle.addEventListener("blur", () => root.waiting && tell(root));
    return handle;
}

// A handle takes those along that it meets, and gives them back in the same drag: low stays below likely, and likely below
// high. A computed rating is not moved by its ends.
function move(root, end, value) {
    const at = ENDS.indexOf(end);
    const fixed = root.values.likely === null && at !== 1 ? root.computed : null;
    const held = fixed === null ? value : at === 0 ? Math.min(value, fixed) : Math.max(value, fixed);
    const said = Math.round(held * 10) / 10;
    ENDS.forEach((other, number) => {
        const before = (root.began ?? root.values)[other];
        if (number !== at && before === null) return;
        const now = number < at ? Math.min(before, said) : number > at ? Math.max(before, said) : said;
        if (now !== root.values[other]) root.values[other] = root.moved[other] = now;
    });
    show(root);
}

// Where handles lie on one another, the one on the pointer's side can be taken: low on the left of likely, high on its right.
function lift(root, { clientX }) {
    const { left, width } = root.handles[1].getBoundingClientRect();
    const off = clientX - (left + 12 + ((width - 24) * Number(root.handles[1].value)) / 10);
    root.dataset.near = Math.abs(off) < 4 ? "likely" : off < 0 ? "low" : "high";
}

function rate(root, value) {
    if (root.handles[1].disabled) return;
    move(root, "likely", Math.min(Math.max(value, 0), 10));
    root.handles[1].focus();
    tell(root);
}

function later(root) {
    clearTimeout(root.waiting);
    root.waiting = setTimeout(() => tell(root), AFTER_MS);
}

function tell(root) {
    clearTimeout(root.waiting);
    root.waiting = undefined;
    root.tell("rated", root.moved);
    root.moved = {};
}

function show(root) {
    const { values, computed, words } = root;
    const likely = values.likely ?? computed;
    const nearest = likely === null || !root.anchors.length ? -1 : root.anchors.reduce((best, each, at) =>
        Math.abs(each - likely) < Math.abs(root.anchors[best] - likely) ? at : best, 0);
    root.handles.forEach((handle, at) => {
        const value = values[ENDS[at]];
        const isLikely = ENDS[at] === "likely";
        handle.hidden = value === null && !isLikely;
        handle.classList.toggle("unsaid", value === null);
        handle.value = value ?? computed ?? 5;
        const told = value ?? (computed === null ? words.unrated : words.computed);
        const meaning = isLikely && nearest >= 0 ? `: ${root.rows[nearest].lastChild.textContent}` : "";
        handle.setAttribute("aria-valuetext", `${told}${meaning}`);
    });
    root.style.setProperty("--low", (values.low ?? likely ?? 0) / 10);
    root.style.setProperty("--high", (values.high ?? likely ?? 0) / 10);
    root.rows.forEach((row, at) => row.classList.toggle("nearest", at === nearest));
}
