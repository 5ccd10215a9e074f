// What every live slider does. While it moves, its value goes into a hidden input, to which a chart is bound.

const AGAIN_MS = 10000;
const TURN_MS = 100;

// Text from files gets onto the page by textContent and setAttribute only.
function element(tag, text = "", attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
}

// The slider's element, built anew only when its words have changed: a rerun leaves it as the reader's hand left it.
function standing(parent, name, words, build) {
    let root = parent.querySelector(`.${name}`);
    const shape = JSON.stringify(words);
    if (root?.shape !== shape) {
        root?.remove();
        root = build();
        root.shape = shape;
        parent.append(root);
    }
    return root;
}

function say(place, text) {
    if (place.textContent !== text) place.textContent = text;
}

// The place of the best of some industries, given what each of them scores.
function best(scores) {
    return scores.indexOf(Math.max(...scores));
}

// The hidden input outlives the slider, so that a chart drawn on a later visit of the page finds it at once.
function send(id, value) {
    let input = document.getElementById(id);
    if (!input) {
        input = element("input", "", { type: "hidden", id });
        document.body.append(input);
    }
    if (input.value === value) return;
    input.value = value;
    input.dispatchEvent(new Event("input"));
}

// Tell the server that the hidden input is there, until it says that it knows. One slider after another: of two that
// speak at the same moment Streamlit hears only one.
function tellReady(root, name) {
    clearTimeout(root.telling);
    root.dataset.live = Boolean(root.given.ready);
    if (root.given.ready) {
        if (window.beachheadTelling === name) delete window.beachheadTelling;
        return;
    }
    const free = (window.beachheadTelling ?? name) === name;
    if (free) {
        window.beachheadTelling = name;
        root.tell("ready", true);
    }
    root.telling = setTimeout(() => root.isConnected && tellReady(root, name), free ? AGAIN_MS : TURN_MS);
}

