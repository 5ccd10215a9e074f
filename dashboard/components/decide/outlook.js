// The outlook as a slider: it sends its value. The server hears of it when the slider is let go.

const AFTER_MS = 250; // keys held down count as one move

export default function ({ data, parentElement, setTriggerValue }) {
    const root = standing(parentElement, "outlook", data.words, () => build(data.words));
    if (root.given?.value !== data.value && root.sent !== data.value) {
        root.querySelector("input").value = data.value;
        root.sent = undefined;
    }
    root.given = data;
    root.tell = setTriggerValue;
    show(root);
}

function build(words) {
    const root = element("div", "", { class: "outlook live-range" });
    const input = element("input", "", { type: "range", min: 0, max: 1, step: 0.01, id: "outlook-slider" });
    const names = element("div", "", { class: "names" });
    names.append(element("label", words.label, { for: input.id }), element("output", "", { for: input.id }));
    const help = element("p", words.help, { class: "quiet", id: "outlook-help" });
    input.setAttribute("aria-describedby", help.id);
    root.append(names, input, element("p", "", { class: "lead", "aria-live": "polite" }), help);
    let waiting;
    input.addEventListener("input", () => show(root));
    input.addEventListener("change", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
            root.sent = Number(input.value);
            root.tell("outlook", root.sent);
        }, AFTER_MS);
    });
    return root;
}

function show(root) {
    const { given } = root;
    const input = root.querySelector("input");
    const at = Number(input.value);
    input.style.setProperty("--part", `${100 * at}%`);
    input.setAttribute("aria-valuetext", at.toFixed(2));
    root.querySelector("output").textContent = at.toFixed(2);
    const scores = given.industries.map(({ pessimist, optimist }) => at * optimist + (1 - at) * pessimist);
    say(root.querySelector(".lead"), given.industries[best(scores)].lead);
    send(root, "outlook", String(at));
}
