// What every live slider does. While it moves, its value goes into the hidden inputs of the charts that follow it.

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

// Give a value to every chart that follows the slider, and to those that are drawn later.
function send(root, name, value) {
    root.toCharts = () => {
        for (const input of document.querySelectorAll(`.vega-bindings input[name=${name}]`)) {
            if (input.value === value) continue;
            input.value = value;
            input.dispatchEvent(new Event("input"));
        }
    };
    root.toCharts();
    root.watch ??= watchFor(root);
}

function watchFor(root) {
    const watch = new MutationObserver(() => (root.isConnected ? root.toCharts() : watch.disconnect()));
    watch.observe(document.body, { childList: true, subtree: true });
    return watch;
}
