// Who opens a popover or a menu by key goes on inside it, and is back at its button once a drawer is closed.
// Streamlit 1.67 leaves the focus on the button, always with a popover, whose content stands at the end of the page, and
// at times with a menu; a drawer opened from a menu gives the focus to nobody.

const POPUP = "[data-testid=stPopoverBody], [role=menu]";
const STOP = ["a[href]", "button:enabled", "input:enabled", "textarea:enabled", "summary", "[role=menuitem]"].join();
const DRAWER = "[data-testid=stDialog]";
const SETTLED = 1500; // milliseconds in which a drawer has come to rest
const PATIENCE = 3000; // milliseconds: what a popover shows may have to be asked for

export default function () {
    if (window.beachheadPopups) return; // once for as long as the browser shows the app
    window.beachheadPopups = true;
    let opener;
    document.addEventListener("click", ({ target, detail }) => {
        const button = target.closest?.("button");
        if (!button || button.closest(`${DRAWER}, ${POPUP}`)) return;
        opener = button;
        if (button.ariaHasPopup && detail === 0) enter(button, performance.now() + PATIENCE); // a mouse counts its clicks
    });
    new MutationObserver((changes) => {
        const drawer = changes.flatMap(({ addedNodes }) => [...addedNodes]).find(isDrawer);
        if (drawer) settle(drawer.querySelector("[role=dialog]"), performance.now() + SETTLED);
        const closed = changes.some(({ removedNodes }) => [...removedNodes].some(isDrawer));
        if (closed && document.activeElement === document.body) opener?.focus();
    }).observe(document.body, { childList: true });
}

function enter(button, until) {
    if (document.activeElement !== button) return; // it has gone on by itself, or its reader has
    const opened = button.ariaExpanded === "true" && [...document.querySelectorAll(POPUP)].at(-1);
    const stop = opened && opened.querySelector(STOP);
    if (stop) stop.focus();
    else if (performance.now() < until) requestAnimationFrame(() => enter(button, until));
}

// A drawer that a click of ours has opened, one that waited for what was typed, may leave the focus to nobody: then Escape
// does not reach it. It gives the focus away once more after half a second.
function settle(dialog, until) {
    if (!dialog?.isConnected) return;
    if (document.activeElement === document.body) dialog.focus();
    if (performance.now() < until) requestAnimationFrame(() => settle(dialog, until));
}

function isDrawer(node) {
    return node instanceof Element && (node.matches(DRAWER) || node.querySelector(DRAWER) !== null);
}
