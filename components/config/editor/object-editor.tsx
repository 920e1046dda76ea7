"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { usePaperView } from "@/lib/client/url-state/paper-view";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { DraftFacts } from "../draft/draft-facts";
import { versionOfObject } from "../draft/model/kind-of-object";
import { useOpenReading } from "../draft/use-open-reading";
import { FormView } from "../forms/form-view";
import { ApplyControls } from "../review/apply-controls";
import { DryRunStatus } from "../review/dry-run-status";
import { EditorPaper } from "./editor-paper";
import styles from "./editor.module.css";
import { offsetOfLine, offsetOfPath } from "./model/offset-of";
import { ObjectAside } from "./object-aside";
import { useDiscard } from "./use-discard";
import { useEditorSupport } from "./use-editor-support";
import { useGoTo } from "./use-go-to";
import { useObjectEditing } from "./use-object-editing";

interface ObjectEditorProps {
  readonly detail: ObjectResponse;
  /** Shows this field's line whenever another one is given. */
  readonly goTo: { readonly path: FieldPath } | null;
  /** Called after the object was written. */
  readonly onChanged: () => void;
}

/** One object's YAML to read, edit, compare and apply, with what an edit would do beside it. */
export function ObjectEditor({ detail, goTo, onChanged }: ObjectEditorProps): ReactElement {
  const t = useTranslations("drafts");
  const editing = useObjectEditing(detail, onChanged);
  const { draft, review, notAllowed } = editing;
  const [view, setView] = usePaperView();
  const [place, jump] = useGoTo(draft.text, goTo);
  const own = ({ object }: FindingDto): boolean =>
    object.kind === detail.ref.kind &&
    object.namespace === detail.ref.namespace &&
    object.name === detail.ref.name;
  const findings = draft.dirty ? (review.preview?.findings.filter(own) ?? []) : detail.findings;
  const support = useEditorSupport({
    text: draft.text,
    kind: detail.ref.kind,
    version: versionOfObject(draft.baseline),
    findings,
  });
  const { discard, undo } = useDiscard(draft.discard);
  const openReading = useOpenReading();
  const show = (offset: number): void => {
    void setView("edit");
    jump(offset);
  };
  return (
    <div className={styles.desk}>
      <EditorPaper
        name={detail.ref.name}
        view={view ?? "edit"}
        onView={(next) => void setView(next)}
        text={draft.text}
        original={draft.original}
        readOnly={notAllowed !== null}
        onText={draft.setText}
        support={support}
        goTo={place}
        onGoTo={jump}
        changes={review.preview?.objects[0]?.changes ?? null}
        form={
          <FormView
            text={draft.text}
            onText={draft.setText}
            readOnly={notAllowed !== null}
            kind={detail.ref.kind}
            version={versionOfObject(draft.baseline)}
            findings={findings}
          />
        }
        status={<DryRunStatus review={review} active={draft.dirty} notAllowed={notAllowed} />}
      >
        {draft.dirty && (
          <ApplyControls
            review={review}
            name={detail.ref.name}
            owner={detail.owner}
            yaml={draft.text}
            onGoToLine={(line) => show(offsetOfLine(draft.text, line))}
            onOpenAsDraft={(_, reading) => openReading(detail.ref.name, reading)}
            onApplied={editing.onApplied}
          >
            <Button variant="subtle" color="gray" onClick={discard}>
              {t("discard")}
            </Button>
          </ApplyControls>
        )}
        {undo !== null && !draft.dirty && (
          <Button variant="subtle" onClick={undo} w="fit-content">
            {t("undoDiscard")}
          </Button>
        )}
        <DraftFacts
          resourceVersion={textAt(objectAt(draft.baseline, "metadata"), "resourceVersion")}
          dirty={draft.dirty}
          kept={draft.kept}
          fromOtherTab={draft.fromOtherTab}
        />
      </EditorPaper>
      <ObjectAside
        detail={detail}
        editing={editing}
        schemaNote={support.schemaNote}
        onGoTo={({ path }) => show(offsetOfPath(draft.text, path))}
        onGoToOffset={show}
      />
    </div>
  );
}
