"use client";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { ChangeList } from "@/components/mesh/change-list";
import { Segments } from "@/components/ui/segments";
import type { PaperView } from "@/lib/client/url-state/paper-view";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import { LazyCodeEditor, LazyTextDiff } from "./code/lazy-code";
import styles from "./editor.module.css";
import { offsetOfLine } from "./model/offset-of";
import { ProblemList } from "./problem-list";
import type { EditorSupport } from "./use-editor-support";

interface EditorPaperProps {
  /** Names the object for assistive technology. */
  readonly name: string;
  readonly view: PaperView;
  readonly onView: (view: PaperView) => void;
  readonly text: string;
  /** The text as it was opened. */
  readonly original: string;
  readonly readOnly: boolean;
  readonly onText: (text: string) => void;
  readonly support: EditorSupport;
  readonly goTo: { readonly offset: number } | null;
  readonly onGoTo: (offset: number) => void;
  /** What the edit comes to, field by field; null while that is not known. */
  readonly changes: PreviewResponse["objects"][number]["changes"] | null;
  /** At the right of the head: how the dry run went. */
  readonly status: ReactNode;
  /** The same text as a form. */
  readonly form: ReactNode;
  readonly children: ReactNode;
}

/** One object's YAML: to edit, or compared with what was opened. */
export function EditorPaper(props: EditorPaperProps): ReactElement {
  const { name, view, onView, text, original, status, children } = props;
  const t = useTranslations("editor");
  const form = useTranslations("configForm");
  const show = (offset: number): void => {
    onView("edit");
    props.onGoTo(offset);
  };
  return (
    <section className={styles.paper} aria-label={t("paper", { name })}>
      <div className={styles.head}>
        <Segments
          label={t("view")}
          value={view}
          onChange={onView}
          options={[
            { value: "edit", label: t("edit") },
            { value: "form", label: form("form") },
            { value: "diff", label: t("diff") },
          ]}
        />
        <span className={styles.spacer} />
        <span className={styles.muted} role="status">
          {status}
        </span>
      </div>
      <div className={styles.body}>
        {view === "form" && props.form}
        {view === "edit" && (
          <LazyCodeEditor
            label={t("yamlOf", { name })}
            text={text}
            onChange={props.onText}
            readOnly={props.readOnly}
            problems={props.support.problems}
            assist={props.support.assist}
            goTo={props.goTo}
          />
        )}
        {view === "diff" && <LazyTextDiff label={t("diffOf", { name })} before={original} after={text} />}
      </div>
      {view === "diff" && <Changes changes={props.changes} />}
      {view === "edit" && (
        <ProblemList
          problems={props.support.problems}
          onGoTo={({ line, from }) => show(from > 0 ? from : offsetOfLine(text, line))}
        />
      )}
      <div className={styles.foot}>{children}</div>
    </section>
  );
}

function Changes({ changes }: Pick<EditorPaperProps, "changes">): ReactElement | null {
  const t = useTranslations("editor");
  if (changes === null) return null;
  return (
    <div className={styles.changes}>
      <h3>{t("changes", { count: changes.length })}</h3>
      <ChangeList changes={changes} limit={20} />
    </div>
  );
}
