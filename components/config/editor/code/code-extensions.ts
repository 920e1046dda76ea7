import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
  type Tooltip,
} from "@codemirror/view";
import type { CodeAssist } from "./code-assist";
import { codeTheme } from "./code-theme";

const RANK = { required: 3, field: 2, name: 1, value: 1 } as const;
const TYPES = { required: "property", field: "property", name: "constant", value: "enum" } as const;

interface CodeParts {
  readonly nonce: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly assist: () => CodeAssist | null;
}

/** What comparing and editing share. */
export function readingExtensions({ nonce, label }: Pick<CodeParts, "nonce" | "label">): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    EditorView.lineWrapping,
    lineNumbers(),
    drawSelection(),
    codeFolding(),
    foldGutter(),
    search({ top: true }),
    highlightSelectionMatches(),
    yaml(),
    codeTheme,
    keymap.of([...searchKeymap, ...foldKeymap]),
  ];
}

/** Everything of the editor that stays while its text changes. */
export function editingExtensions(parts: CodeParts): Extension {
  return [
    readingExtensions(parts),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    closeBrackets(),
    history(),
    indentOnInput(),
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    EditorState.readOnly.of(parts.readOnly),
    autocompletion({ override: [(context) => complete(context, parts.assist())], icons: false }),
    hoverTooltip((view, offset) => help(view, offset, parts.assist())),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
  ];
}

function complete(context: CompletionContext, assist: CodeAssist | null): CompletionResult | null {
  const found = assist?.completions(context.state.doc.toString(), context.pos) ?? null;
  if (found === null || (found.from === context.pos && !context.explicit && !opensValue(context)))
    return null;
  const options = found.options.map(({ label, insert, detail, help: info, kind }) => ({
    label,
    apply: insert,
    detail,
    type: TYPES[kind],
    boost: RANK[kind],
    ...(info !== "" && { info }),
  }));
  return { from: found.from, options, validFor: /^[\w./:@*-]*$/ };
}

/** Right after `key: ` or `- ` the list opens by itself. */
function opensValue({ state, pos }: CompletionContext): boolean {
  return /[:-] $/.test(state.sliceDoc(Math.max(0, pos - 2), pos));
}

function help(view: EditorView, offset: number, assist: CodeAssist | null): Tooltip | null {
  const found = assist?.help(view.state.doc.toString(), offset) ?? null;
  if (found === null) return null;
  const create = (): { dom: HTMLElement } => {
    const dom = document.createElement("div");
    dom.className = "cm-diagnostic";
    const title = document.createElement("code");
    title.textContent = found.title;
    const text = document.createElement("div");
    text.textContent = found.text;
    dom.append(title, text);
    return { dom };
  };
  return { pos: found.from, end: found.to, above: true, create };
}
