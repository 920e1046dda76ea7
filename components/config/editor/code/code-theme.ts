import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours are the page's tokens, which follow the colour scheme by themselves. */
const look = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "12.5px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--text)", padding: "8px 0" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--accent-soft)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--surface-2) 55%, transparent)" },
  ".cm-gutters": {
    backgroundColor: "var(--surface)",
    color: "var(--faint)",
    border: "none",
    paddingLeft: "4px",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
  ".cm-foldPlaceholder": {
    background: "var(--surface-2)",
    border: "none",
    color: "var(--muted)",
    padding: "0 6px",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    background: "var(--accent-soft)",
    outline: "1px solid var(--line-strong)",
  },
  ".cm-searchMatch": { background: "var(--warn-soft)" },
  ".cm-searchMatch-selected": { background: "var(--warn-soft)", outline: "1px solid var(--warn)" },
  ".cm-selectionMatch": { background: "var(--surface-2)" },
  ".cm-panels": { background: "var(--surface)", color: "var(--text)", fontFamily: "var(--font)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "8px 12px" },
  ".cm-textfield": {
    background: "var(--surface)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    padding: "3px 8px",
    color: "var(--text)",
    fontSize: "12px",
  },
  ".cm-button": {
    background: "var(--surface)",
    backgroundImage: "none",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    padding: "3px 8px",
    color: "var(--text)",
    fontSize: "12px",
  },
  ".cm-tooltip": {
    maxWidth: "440px",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    background: "var(--surface)",
    boxShadow: "var(--shadow)",
    color: "var(--text)",
    fontFamily: "var(--font)",
    fontSize: "12px",
    zIndex: "300",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "260px" },
  ".cm-tooltip-autocomplete ul li": { padding: "3px 10px !important" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-soft)", color: "var(--text)" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", marginLeft: "12px" },
  ".cm-completionInfo": { padding: "8px 10px", lineHeight: "1.45" },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--accent)", fontWeight: "650" },
});

/** What the linter and the comparison draw. */
const marks = EditorView.theme({
  ".cm-diagnostic": {
    padding: "6px 10px",
    borderLeft: "3px solid var(--line-strong)",
    whiteSpace: "pre-wrap",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--accent)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warn) 1px" },
  ".cm-lintRange-info": { backgroundImage: "none", textDecoration: "underline dotted var(--accent) 1px" },
  ".cm-gutter-lint": { width: "16px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px" },
  ".cm-lint-marker": { width: "8px", height: "8px", margin: "6px 2px", borderRadius: "50%", content: "none" },
  ".cm-lint-marker-error": { background: "var(--bad)" },
  ".cm-lint-marker-warning": { background: "var(--warn)" },
  ".cm-lint-marker-info": { background: "var(--accent)" },
  ".cm-changedLine": { backgroundColor: "var(--ok-soft) !important" },
  ".cm-changedText, .cm-deletedChunk .cm-deletedText": { background: "none !important", fontWeight: "650" },
  ".cm-deletedChunk": { backgroundColor: "var(--bad-soft) !important", padding: "0 12px 0 6px" },
  ".cm-changeGutter": { width: "4px" },
  ".cm-changedLineGutter": { background: "var(--ok)" },
  ".cm-deletedLineGutter": { background: "var(--bad)" },
  ".cm-collapsedLines": {
    background: "var(--surface-2)",
    color: "var(--muted)",
    padding: "2px 12px",
    fontFamily: "var(--font)",
  },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: "none" },
});

const highlights = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--accent)" },
  { tag: [tags.lineComment, tags.comment], color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--ok)" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--muted)" },
  { tag: [tags.keyword, tags.labelName, tags.typeName, tags.meta], color: "var(--grpc)" },
]);

/** How YAML looks in the editor and in comparisons. */
export const codeTheme: Extension = [look, marks, syntaxHighlighting(highlights)];
