// A field of a profile's form gives Python what is typed in it after a pause, as if it had been left: so the draft, which
// the browser keeps, has it soon, and a click on Save or on another page finds it there.

const SETTLED_AFTER = 500; // milliseconds after the last key
const FIELDS = ["stTextInput", "stTextArea", "stNumberInput"].map((kind) => `[class*="st-key-profile-"] [data-testid=${kind}]`);

function settleFields() {
    if (page.settling) return; // for as long as the browser shows the app: other pages have no such fields
    page.settling = new WeakMap();
    const typed = ({ target, isComposing }) => {
        if (!target.closest?.(FIELDS.join())) return;
        clearTimeout(page.settling.get(target));
        // a word that is still being composed, as in Chinese, is not typed yet
        if (!isComposing) page.settling.set(target, setTimeout(() => settle(target), SETTLED_AFTER));
    };
    document.addEventListener("input", typed);
    document.addEventListener("compositionend", typed);
}

// By the key that does the same for a person. An emptied field waits until it is left: something new may be on its way,
// and should come where the old text stood. So does a number that would be written otherwise, as "6." on its way to 6.5.
function settle(field) {
    const text = field.value;
    const isNumber = field.closest("[data-testid=stNumberInput]") !== null;
    if (!field.isConnected || !text.trim() || (isNumber && text !== String(Number(text)))) return;
    const key = { key: "Enter", code: "Enter", bubbles: true, cancelable: true, ctrlKey: field.matches("textarea") };
    field.dispatchEvent(new KeyboardEvent("keydown", key));
}
