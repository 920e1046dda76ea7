"use client";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { browserDrafts } from "@/lib/client/drafts/browser-drafts";
import type { Draft } from "@/lib/client/drafts/draft";
import { usePaperView } from "@/lib/client/url-state/paper-view";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { writeYaml } from "@/lib/yaml/write-yaml";
import { DraftFacts } from "../draft/draft-facts";
import type { EntryReading } from "../draft/model/read-entry";
import { EditorPaper } from "../editor/editor-paper";
import editor from "../editor/editor.module.css";
import { offsetOfLine, offsetOfPath } from "../editor/model/offset-of";
import { textEdits } from "../editor/text-edits";
import { useEditorSupport } from "../editor/use-editor-support";
import { useGoTo } from "../editor/use-go-to";
import { FormView } from "../forms/form-view";
import { ApplyControls } from "./apply-controls";
import { DryRunStatus } from "./dry-run-status";
import { entryFacts } from "./model/entry-facts";
import { ReviewAside } from "./review-aside";
import styles from "./review.module.css";
import type { DraftEditing } from "./use-draft-editing";

const NO_ENTRY = { baseline: null, text: "" };

interface EntryDeskProps {
  readonly draft: Draft;
  /** The entry that is looked at. */
  readonly index: number;
  readonly editing: DraftEditing;
  readonly onSelect: (index: number) => void;
  /** Discard and other buttons. */
  readonly children: ReactNode;
}

/** One entry of a draft: its text, and beside it what the whole draft would do. */
export function EntryDesk({ draft, index, editing, onSelect, children }: EntryDeskProps): ReactElement {
  const t = useTranslations("drafts");
  const { review, notAllowed } = editing;
  const entry = draft.entries[index] ?? NO_ENTRY;
  const reading = review.readings[index];
  const facts = useMemo(() => entryFacts(entry, reading), [entry, reading]);
  const { ref, text, action } = facts;
  const [view, setView] = usePaperView();
  const [place, jump] = useGoTo(text, null);
  const edits = textEdits(text, reading, (next) => editing.setText(index, next));
  const findings = review.preview?.findings.filter(({ object }) => isSame(object, ref)) ?? [];
  const support = useEditorSupport({ text, kind: ref.kind, version: facts.version, findings });
  const show = (offset: number): void => {
    void setView("edit");
    jump(offset);
  };
  const openReading = (at: number, opened: EntryReading): void => {
    if (opened.state === "several")
      editing.replace(
        at,
        opened.objects.map((each) => ({ baseline: null, text: writeYaml(each) })),
      );
    if (opened.state === "other") editing.replace(at, [{ baseline: null, text }]);
  };
  const goToFinding = ({ object, path }: FindingDto): void => {
    const other = review.preview?.objects.findIndex((each) => isSame(each.ref, object)) ?? -1;
    if (isSame(object, ref)) show(offsetOfPath(text, path));
    else if (other >= 0) onSelect(other);
  };
  return (
    <>
      <EditorPaper
        name={ref.name}
        view={view ?? (action === "update" ? "diff" : "edit")}
        onView={(next) => void setView(next)}
        text={text}
        original={facts.original}
        readOnly={notAllowed !== null || action === "delete"}
        onText={(next) => editing.setText(index, next)}
        support={support}
        goTo={place}
        onGoTo={jump}
        changes={review.preview?.objects[index]?.changes ?? null}
        form={
          <FormView
            text={text}
            onText={(next) => editing.setText(index, next)}
            readOnly={notAllowed !== null || action === "delete"}
            kind={ref.kind}
            version={facts.version}
            findings={findings}
          />
        }
        status={<DryRunStatus review={review} active notAllowed={notAllowed} />}
      >
        {action === "delete" && <p className={styles.bad}>{t("deletes")}</p>}
        <ApplyControls
          review={review}
          name={ref.name}
          owner={null}
          yaml={draft.entries.flatMap((each) => each.text ?? []).join("---\n")}
          onGoToLine={(line) => show(offsetOfLine(text, line))}
          onOpenAsDraft={openReading}
          onApplied={editing.onApplied}
        >
          {children}
        </ApplyControls>
        <DraftFacts
          resourceVersion={facts.resourceVersion}
          dirty
          kept={browserDrafts().isKept(draft.id)}
          fromOtherTab={false}
        />
      </EditorPaper>
      <aside className={editor.aside}>
        <ReviewAside
          review={review}
          index={index}
          schemaNote={support.schemaNote}
          onGoTo={goToFinding}
          onFix={edits.fix}
          onDryRun={edits.dryRun}
          onRebase={null}
        />
      </aside>
    </>
  );
}

function isSame(a: ObjectRef, b: ObjectRef): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
