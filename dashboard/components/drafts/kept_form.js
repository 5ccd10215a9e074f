// Keeps what is typed in the fields of a form in localStorage at every key, and gives it to Python when the form is drawn
// for the first time after the page was loaded anew. What was saved, at the time that Python says, goes.

const KEPT = "beachhead-form:";
const kept = (name) => {
    try {
        return JSON.parse(localStorage.getItem(KEPT + name)) ?? { at: 0, fields: {} };
    } catch {
        return { at: 0, fields: {} };
    }
};

export default function ({ data, parentElement, setStateValue }) {
    const { name, fields, done, session } = data;
    for (const [other, at] of Object.entries(done)) if (kept(other).at <= at) remove(other);
    const root = (parentElement.beachheadForm ??= {});
    Object.assign(root, { name, fields });
    const isNew = root.told !== `${session} ${name}`;
    root.told = `${session} ${name}`;
    const before = kept(name);
    if (isNew && Object.keys(before.fields).length) setStateValue("kept", { session, name, ...before });
    if (!root.note) {
        root.note = ({ target }) => note(root, target);
        document.addEventListener("input", root.note, true);
    }
    return () => {
        document.removeEventListener("input", root.note, true);
        delete root.note;
    };
}

function note({ name, fields }, target) {
    const field = Object.keys(fields).find((each) => target.closest?.(`.${CSS.escape(each)}`));
    if (!field) return;
    const entry = { at: Date.now(), fields: { ...kept(name).fields, [fields[field]]: target.value } };
    try {
        localStorage.setItem(KEPT + name, JSON.stringify(entry));
    } catch {
        // what the browser does not keep is in the form still, and is saved from there
    }
}

function remove(name) {
    try {
        localStorage.removeItem(KEPT + name);
    } catch {
        // a browser that keeps nothing
    }
}
