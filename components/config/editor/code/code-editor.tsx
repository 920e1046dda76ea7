"use client";
import { setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { getNonce } from "get-nonce";
import { useEffect, useEffectEvent, useRef, type ReactElement } from "react";
import type { CodeAssist, CodeProblem } from "./code-assist";
import styles from "./code.module.css";
import { editingExtensions } from "./code-extensions";
import { replaceText } from "./replace-text";

/** A keystroke is passed on once the writer pauses this long, leaves the editor or closes the page. */
const PAUSE_MS = 150;

/** Marks a change that was given from outside and is not passed on. */
const given = Annotation.define<boolean>();

interface CodeEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly readOnly: boolean;
  readonly problems: readonly CodeProblem[];
  readonly assist: CodeAssist | null;
  /** Selects and shows this place whenever another one is given. */
  readonly goTo: { readonly offset: number } | null;
}

/** A YAML editor. Only in the browser; loaded apart from the page. */
export function CodeEditor(props: CodeEditorProps): ReactElement {
  const { label, text, onChange, readOnly, problems, assist, goTo } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  /** What was passed on last: when it comes back as `text`, the writer may already have gone on. */
  const passed = useRef<string | null>(null);
  const currentText = useEffectEvent(() => text);
  const currentAssist = useEffectEvent(() => assist);
  const passOn = useEffectEvent((edited: string) => {
    passed.current = edited;
    if (edited !== text) onChange(edited);
  });

  useEffect(() => {
    if (place.current === null) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      clearTimeout(pause);
      passOn(made.state.doc.toString());
    };
    const heed = EditorView.updateListener.of((update) => {
      if (!update.docChanged || update.transactions.some((each) => each.annotation(given))) return;
      clearTimeout(pause);
      pause = setTimeout(flush, PAUSE_MS);
    });
    const leave = EditorView.domEventHandlers({ blur: flush });
    const assistNow = (): CodeAssist | null => currentAssist();
    const extensions = [
      editingExtensions({ nonce: getNonce() ?? "", label, readOnly, assist: assistNow }),
      heed,
      leave,
    ];
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({ doc: currentText(), extensions }),
    });
    view.current = made;
    passed.current = null;
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
      made.destroy();
    };
  }, [label, readOnly]);

  useEffect(() => {
    if (passed.current === text) return;
    const changes = view.current && replaceText(view.current.state.doc.toString(), text);
    if (changes) view.current?.dispatch({ changes, annotations: given.of(true) });
    passed.current = null;
  }, [text]);

  useEffect(() => {
    const made = view.current;
    if (made === null) return;
    const { length } = made.state.doc;
    const diagnostics = problems.map(({ from, to, severity, message }) => ({
      from: Math.min(from, length),
      to: Math.min(Math.max(from, to), length),
      severity,
      message,
    }));
    made.dispatch(setDiagnostics(made.state, diagnostics));
  }, [problems, label, readOnly]);

  useEffect(() => {
    const made = view.current;
    if (made === null || goTo === null) return;
    const anchor = Math.min(goTo.offset, made.state.doc.length);
    made.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    made.focus();
  }, [goTo]);

  return <div ref={place} className={styles.code} />;
}
