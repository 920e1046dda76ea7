"use client";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { getNonce } from "get-nonce";
import { useEffect, useRef, type ReactElement } from "react";
import styles from "./code.module.css";
import { readingExtensions } from "./code-extensions";

interface TextDiffProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Two YAML texts in one column: what goes in red, what comes in green; long equal parts are folded. */
export function TextDiff({ label, before, after }: TextDiffProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          readingExtensions({ nonce: getNonce() ?? "", label }),
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            highlightChanges: true,
            collapseUnchanged: { margin: 4, minSize: 8 },
            // A comparison of large texts gives up detail, not the page.
            diffConfig: { scanLimit: 500, timeout: 400 },
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [label, before, after]);
  return <div ref={place} className={styles.code} />;
}
