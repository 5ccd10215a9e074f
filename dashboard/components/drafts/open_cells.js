// What is typed in the open cell of a table, which keeps it for itself until the cell is left. Streamlit's tables are
// drawn on a canvas; their text for screen readers says which cell is chosen, in which row and column.

const CELL = "#portal [class*=gdg]"; // the open editor of a table's cell
const GRID = "[data-testid=stDataFrame]";
const CHOSEN_AFTER = 400; // milliseconds after another cell was chosen: until then that text may name the one before

function watchCells() {
    page.movedAt = 0;
    const note = (event) => {
        const { target, type, key = "" } = event;
        if (type === "keydown" && target.closest?.(CELL)) return leaves(event);
        const grid = target.closest?.(GRID);
        if (!grid) return;
        page.grid = grid;
        if (key.length !== 1) page.movedAt = Date.now(); // a letter opens the cell that is chosen already
    };
    for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, note, true);
    document.addEventListener("focusin", ({ target }) => target.closest?.(CELL) && opened(target));
}

// A cell has been opened: by a key, it begins with that key, and nobody is told of it.
async function opened(input) {
    if (page.cell?.input === input) return;
    const cell = (page.cell = { input, place: null });
    const wait = page.movedAt + CHOSEN_AFTER - Date.now();
    if (wait > 0) await new Promise((go) => setTimeout(go, wait));
    if (!input.isConnected) return;
    cell.place = placeInTable();
    if (!cell.place) return;
    if (input.value !== cell.place.before) typedIn({ target: input });
    await until(() => !input.isConnected, Infinity);
    tellFields(cell.place.name);
}

// Which value of which draft the open cell is; null where it cannot be told for sure.
function cellOf(input) {
    return page.cell?.input === input ? page.cell.place : null;
}

// Takes note of what stands in the open cell; false where that is nothing and its row, the entry of a list, could go with
// it while the table still shows it.
function cellTyped({ value }) {
    page.cell.text = value;
    return Boolean(value) || !page.cell.place.numbered;
}

// By Escape, the cell is again what it was.
function leaves({ key, isComposing }) {
    const { place, text } = page.cell ?? {};
    if (key !== "Escape" || isComposing || !place || text === undefined) return;
    page.cell.text = place.before;
    keep(place, place.before);
    setTimeout(() => tellFields(place.name));
}

// Whether a cell still shows what was typed there.
function cellStands(path, { stamp, text }) {
    const { place, text: shown } = page.cell ?? {};
    return place?.path === path && place.stamp === stamp && shown === text;
}

function placeInTable() {
    const chosen = page.grid?.querySelectorAll("tbody td[aria-selected=true]") ?? [];
    const table = tableOf(page.grid);
    if (!table || chosen.length !== 1) return null;
    const [cell] = chosen;
    const column = table.columns[titleOf(cell)];
    const row = table.numbered ? entryOf(table, cell) : rowOf(table, cell);
    const drawn = row && page.stamps[row.stamp];
    if (!column || !drawn) return null;
    const path = [...column.before, ...row.path, ...column.after].join("--");
    const { numbered } = table;
    return { ...drawn, stamp: row.stamp, path, kind: column.kind, inTable: true, numbered, before: cell.textContent };
}

function tableOf(grid) {
    const keys = [...(grid?.closest("[class*=st-key-profile--]")?.classList ?? [])];
    return Object.values(page.tables).find(({ table }) => keys.includes(`st-key-${table.replace(/[^\w-]/g, "-")}`));
}

function titleOf(cell) {
    const at = cell.getAttribute("aria-colindex");
    return cell.closest("table").querySelector(`thead th[aria-colindex="${at}"]`)?.textContent;
}

// By its head: readers sort tables and move columns.
function rowOf({ rows }, cell) {
    const found = rows.filter(({ head }) => head === cell.closest("tr").cells[0].textContent);
    return found.length === 1 ? found[0] : null;
}

// By its number, which is that of the entry in the file as long as no row before a filled one is empty: that is no entry.
function entryOf({ rows: [list] }, cell) {
    const lines = [...cell.closest("tbody").rows];
    const isFirst = lines[0].getAttribute("aria-rowindex") === "2"; // the heads are the first
    const filled = lines.map((line) => Boolean(line.textContent));
    if (!isFirst || filled.lastIndexOf(true) > filled.indexOf(false) && filled.includes(false)) return null;
    const at = Math.min(lines.indexOf(cell.closest("tr")), filled.lastIndexOf(true) + 1);
    return { ...list, path: [...list.path, `[${at}]`] };
}
