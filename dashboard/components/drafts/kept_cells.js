// Tells the keeper of drafts which value of which file each cell of a table is.

export default function ({ data }) {
    page.tables[data.table] = data;
}
