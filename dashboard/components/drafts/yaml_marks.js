// Problems in the editor: the number of the line, a wave under the words, the message below the line.

// Columns count characters; positions count UTF-16 units.
function placeOf(doc, { line, column, end_column: endColumn }) {
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const characters = [...at.text];
    const units = (count) => characters.slice(0, Math.max(count - 1, 0)).join("").length;
    const from = at.from + Math.min(units(column), Math.max(at.length - 1, 0));
    const to = Math.min(Math.max(at.from + units(endColumn), from + 1), at.to);
    return { line: at, from, to };
}

function problemMarks({ StateEffect, StateField, Decoration, GutterMarker, RangeSet, WidgetType, EditorView, gutterLineClass }) {
    const set = StateEffect.define();

    class Message extends WidgetType {
        constructor(problem) {
            super();
            this.problem = problem;
        }
        eq(other) {
            return JSON.stringify(other.problem) === JSON.stringify(this.problem);
        }
        toDOM() {
            return element("div", this.problem.sentences, { class: `message ${this.problem.severity}` });
        }
    }

    class Numbered extends GutterMarker {
        constructor(severity) {
            super();
            this.elementClass = `problem ${severity}`;
        }
        eq(other) {
            return other.elementClass === this.elementClass;
        }
    }

    function marked(doc, problems) {
        const text = [];
        const numbers = [];
        for (const problem of problems.filter((each) => each.line)) {
            const { line, from, to } = placeOf(doc, problem);
            if (to > from) text.push(Decoration.mark({ class: `problem ${problem.severity}` }).range(from, to));
            text.push(Decoration.widget({ widget: new Message(problem), block: true, side: 1 }).range(line.to));
            numbers.push(new Numbered(problem.severity).range(line.from));
        }
        return { text: Decoration.set(text, true), numbers: RangeSet.of(numbers, true) };
    }

    const field = StateField.define({
        create: () => ({ text: Decoration.none, numbers: RangeSet.empty }),
        update(marks, { docChanged, changes, effects, state }) {
            const given = effects.find((effect) => effect.is(set));
            if (given) return marked(state.doc, given.value);
            return docChanged ? { text: marks.text.map(changes), numbers: marks.numbers.map(changes) } : marks;
        },
        provide: (own) => [
            EditorView.decorations.from(own, (marks) => marks.text),
            gutterLineClass.from(own, (marks) => marks.numbers),
        ],
    });
    return { field, set };
}
