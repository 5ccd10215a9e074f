// What is typed in the open cell of a table, which keeps it for itself until the cell is left. Streamlit's tables are
// drawn on a canvas; their text for screen readers says which cell is chosen, in which row and column.

const CELL = "#portal [class*=gdg]"; // the open editor of a table's cell
const GRID = "[data-testid=stDataFrame]";
const CHOSEN_AFTER = 400; // milliseconds after another cell was chosen: until then that text may name the one before
const POINT = new Intl.NumberFormat().formatToParts(1.5).find(({ type }) => type === "decimal").value;

function watchCells() {
    Object.assign(page, { movedAt: 0, byLetter: false });
    document.addEventListener("pointerdown", movedIn, true);
    document.addEventListener("keydown", movedIn, true);
    document.addEventListener("focusin", ({ target }) => target.closest?.(CELL) && opened(target));
}

// Which table is being used, when another of its cells may have been chosen last, and whether a letter opens the next one.
function movedIn(event) {
    const { target, key = "" } = event;
    const inCell = Boolean(target.closest?.(CELL));
    const grid = target.closest?.(GRID);
    if (grid) page.grid = grid;
    if (!grid && !inCell) return;
    if (key.length !== 1) page.movedAt = Date.now();
    page.byLetter = key.length === 1 && !inCell;
    if (inCell && key === "Escape" && !event.isComposing) givenUp();
}

async function opened(input) {
    if (page.cell?.input === input) return;
    const cell = (page.cell = { input, place: null, opening: tick(), isTyped: page.byLetter });
    const wait = page.movedAt + CHOSEN_AFTER - Date.now();
    if (wait > 0) await new Promise((go) => setTimeout(go, wait));
    if (!input.isConnected) return;
    cell.place = placeInTable(cell.opening);
    if (!cell.place) return;
    if (cell.isTyped) typedIn({ target: input }); // a cell that a letter opens begins with it, and nobody is told of that
    await until(() => !input.isConnected, Infinity);
    tellFields(cell.place.name);
}

// Which value of which draft the open cell is; null where it cannot be told for sure.
function cellOf(input) {
    if (page.cell?.input !== input) return null;
    page.cell.isTyped = true;
    return page.cell.place;
}

// What is typed in the open cell, as a file would say it; null for what its table does not take, or takes for no entry.
function cellText({ value }) {
    const { kind, isEntry, most } = page.cell.place;
    const text = kind === "number" ? value.replace(POINT, ".") : value;
    const isTaken = isEntry ? text.trim() !== "" : most === null || !(Number(text) > most);
    page.cell.text = isTaken ? text : undefined;
    return isTaken ? text : null;
}

function givenUp() {
    const { place, text } = page.cell ?? {};
    if (!place || text === undefined) return;
    page.cell.text = null;
    keep(place, null);
    setTimeout(() => tellFields(place.name));
}

// Whether a cell still shows what was typed there.
function cellStands(path, { stamp, text }) {
    const { place, text: shown } = page.cell ?? {};
    return place?.path === path && place.stamp === stamp && shown === text;
}

function placeInTable(opening) {
    const chosen = page.grid?.querySelectorAll("tbody td[aria-selected=true]") ?? [];
    const table = tableOf(page.grid);
    if (!table || chosen.length !== 1) return null;
    const isEntry = table.count !== null;
    const column = table.columns[titleOf(chosen[0])];
    const row = isEntry ? entryOf(table, chosen[0]) : rowOf(table, chosen[0]);
    const drawn = row && page.stamps[row.stamp];
    if (!column || !drawn) return null;
    const parts = [...column.before, ...row.path, ...column.after];
    if (parts.some((part) => part.includes("--"))) return null; // it parts the names of a path
    const { kind, most } = column;
    return { ...drawn, stamp: row.stamp, path: parts.join("--"), kind, most, isEntry, opening };
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

// By its number, as long as the draft has an entry for each row, but for a new last one that is empty still.
function entryOf({ rows: [list], count }, cell) {
    const line = cell.closest("tr");
    const at = Number(line.getAttribute("aria-rowindex")) - 2; // the heads are the first
    const lines = Number(cell.closest("table").getAttribute("aria-rowcount")) - 2; // and the last is the one to add by
    const isNew = lines === count + 1 && at === count && !line.textContent;
    return lines === count || isNew ? { ...list, path: [...list.path, `[${at}]`] } : null;
}
