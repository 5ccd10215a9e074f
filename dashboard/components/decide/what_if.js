// Sliders for the points of the four sides and of the factors within each: they send the mean weights of all factors.
// The server hears of it only when a button is pressed.

const KEPT = "beachhead-what-if";

export default function ({ data, parentElement, setTriggerValue }) {
    const root = standing(parentElement, "what-if", [data.sides, data.words], () => build(data));
    if (root.base !== data.base) {
        root.base = data.base;
        root.points = kept(data) ?? { ...data.points };
    }
    root.given = data;
    root.tell = setTriggerValue;
    show(root);
}

function build(data) {
    const root = element("div", "", { class: "what-if live-range" });
    const sides = element("div", "", { class: "sides" });
    for (const side of data.sides) {
        const place = element("div", "", { role: "group", "aria-label": side.label });
        const more = element("details");
        const factors = element("div", "", { class: "factors" });
        factors.append(...side.factors.map((factor) => slider(root, factor)));
        more.append(element("summary", side.within), factors);
        place.append(slider(root, side), more);
        sides.append(place);
    }
    const buttons = element("div", "", { class: "buttons" });
    for (const name of ["apply", "back", "save"]) {
        const button = element("button", data.words[name], { type: "button", "data-does": name });
        button.addEventListener("click", () => press(root, name));
        buttons.append(button);
    }
    root.append(sides, element("p", "", { class: "lead", "aria-live": "polite" }), buttons);
    return root;
}

function slider(root, { id, letter, label, swing }) {
    const place = element("div", "", { class: "slider" });
    const input = element("input", "", { type: "range", min: 0, max: 100, step: 1, id: `what-if-${id}`, "data-of": id });
    const names = element("div", "", { class: "names" });
    const name = element("label", "", { for: input.id });
    if (letter) name.append(element("span", letter, { class: "letter", "aria-hidden": "true" }));
    name.append(label);
    names.append(name, element("output", "", { for: input.id }));
    place.append(names, input);
    if (swing) {
        place.append(element("p", swing, { class: "quiet", id: `what-if-${id}-swing` }));
        input.setAttribute("aria-describedby", `what-if-${id}-swing`);
    }
    input.addEventListener("input", () => {
        root.points[id] = Number(input.value);
        show(root);
    });
    input.addEventListener("change", () => keep(root));
    return place;
}

function show(root) {
    const { points, given } = root;
    for (const input of root.querySelectorAll("input[type=range]")) {
        const value = String(Math.round(points[input.dataset.of]));
        if (input.value !== value) input.value = value;
        input.style.setProperty("--part", `${value}%`);
        input.setAttribute("aria-valuetext", given.words.points.replace("#", value));
        input.parentElement.querySelector("output").textContent = value;
    }
    const { weights, fault } = meanWeights(points, given);
    say(root.querySelector(".lead"), fault ?? lead(weights, given));
    const able = {
        apply: !fault && differ(points, given.points),
        back: given.tried || differ(points, given.points),
        save: !fault && differ(points, given.own),
    };
    for (const button of root.querySelectorAll("button")) button.disabled = !able[button.dataset.does];
    if (!fault) send(root, "weights", weights.join(","));
}

// Points over their sum, side times factor, in the order of data.sides; `fault` says why there are none.
function meanWeights(points, { sides, words }) {
    const pulled = sides.map((side) => points[side.id] * side.pull);
    const all = sum(pulled);
    if (!(all > 0)) return { fault: words.all_zero };
    const weights = [];
    for (const [place, side] of sides.entries()) {
        const whole = sum(side.factors.map((factor) => points[factor.id]));
        if (pulled[place] > 0 && !(whole > 0)) return { fault: side.zero };
        for (const factor of side.factors) {
            weights.push(whole > 0 ? (pulled[place] / all) * (points[factor.id] / whole) : 0);
        }
    }
    return { weights };
}

// Who leads, or which two tie: the simulation may name either of these.
function lead(weights, { industries, tie, words }) {
    const scored = scores(weights, industries);
    const [first, second] = [...scored.keys()].sort((one, other) => scored[other] - scored[one]);
    if (scored[first] - scored[second] >= tie) return industries[first].lead;
    const [before, between, after] = words.tie.split("#");
    return before + industries[first].name + between + industries[second].name + after;
}

function scores(weights, industries) {
    return industries.map(({ utilities }) => sum(utilities.map((utility, at) => utility * weights[at])));
}

function sum(numbers) {
    return numbers.reduce((total, each) => total + each, 0);
}

function differ(some, others) {
    return Object.keys(others).some((id) => Math.abs(some[id] - others[id]) > 1e-6);
}

function press(root, name) {
    const { points, given, tell } = root;
    if (name !== "back") return tell(name, points);
    root.points = { ...given.points };
    keep(root);
    show(root);
    if (given.tried) tell("back", true);
}

function keep(root) {
    try {
        sessionStorage.setItem(KEPT, JSON.stringify({ base: root.base, points: root.points }));
    } catch {
        // without storage the points last until the page is left
    }
}

function kept({ base, points }) {
    try {
        const said = JSON.parse(sessionStorage.getItem(KEPT));
        const whole = said?.base === base && Object.keys(points).every((id) => Number.isFinite(said.points[id]));
        return whole ? said.points : null;
    } catch {
        return null;
    }
}
