"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import type { OwnerDto } from "@/lib/contracts/config/owner";
import type { PendingWrite } from "../model/shift/pending-write";
import styles from "./shift.module.css";
import { useWrite } from "./use-write";
import { WritePreview } from "./write-preview";
import { WriteResultNote } from "./write-result-note";

interface WriteDialogProps {
  readonly write: PendingWrite;
  readonly owner: OwnerDto | null;
  readonly onWritten: () => void;
  readonly onClose: () => void;
}

/** Shows what a step would write and to whose object, writes it, and says how that ended. */
export function WriteDialog({ write, owner, onWritten, onClose }: WriteDialogProps): ReactElement {
  const t = useTranslations("shifting");
  const [typed, setTyped] = useState("");
  const { action, object } = write;
  const repository = owner?.declarative === true ? owner : null;
  const { preview, previewProblem, ready, writing, result, apply } = useWrite(write, {
    overrideOwner: repository !== null,
    onWritten,
  });
  const confirmed = repository === null || typed === object.name;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("dialogTitle", { action })}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className={styles.dialog}>
        <p className={styles.object}>
          <ObjectLink object={object} />
          {owner !== null && <OwnerBadge owner={owner} />}
        </p>
        <p className={styles.text}>{t("dialogText", { action })}</p>
        <WritePreview preview={preview} problem={previewProblem} />
        {repository !== null && (
          <>
            <p className={styles.note} data-tone="warn">
              {t("repositoryNote", { name: repository.name })}
            </p>
            <TextInput
              size="xs"
              label={t("typeName", { name: object.name })}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </>
        )}
        {result !== null && <WriteResultNote result={result} />}
        <div className={styles.actions}>
          <Button
            {...(action === "rollBack" ? { variant: "light", color: "red" } : { variant: "filled" })}
            loading={writing}
            disabled={!ready || !confirmed || result !== null}
            onClick={apply}
          >
            {t("confirm", { action })}
          </Button>
          <Button onClick={onClose}>{result === null ? t("cancel") : t("close")}</Button>
        </div>
      </div>
    </Modal>
  );
}
