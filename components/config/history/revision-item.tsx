"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { ChangeList } from "@/components/mesh/change-list";
import { ObjectLink } from "@/components/mesh/object-link";
import { Chip, type Tone } from "@/components/ui/chip";
import type { RevisionDto } from "@/lib/contracts/config/history";
import styles from "./history.module.css";
import { RevisionContent } from "./revision-content";
import { useOpenRevision } from "./use-open-revision";

const TONES: Readonly<Record<RevisionDto["action"], Tone>> = {
  found: "neutral",
  created: "ok",
  changed: "accent",
  deleted: "bad",
};

interface RevisionItemProps {
  readonly revision: RevisionDto;
  /** Leave out which object, where the page says it. */
  readonly ofOneObject: boolean;
}

/** One change: when, what, who, and which fields; its state can be seen and brought back as a draft. */
export function RevisionItem({ revision, ofOneObject }: RevisionItemProps): ReactElement {
  const t = useTranslations("configHistory");
  const [open, setOpen] = useState(false);
  const draft = useOpenRevision();
  const { at, action, object, manager, how, changes, known } = revision;
  return (
    <li className={styles.item}>
      <time className={styles.time} dateTime={new Date(at).toISOString()}>
        {new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(at)}
      </time>
      <div className={styles.words}>
        <div className={styles.head}>
          <Chip tone={TONES[action]}>{t("action", { action })}</Chip>
          {!ofOneObject && <ObjectLink object={object} />}
          <span className={styles.muted}>{manager === "" ? t("nobody") : t("by", { action, manager })}</span>
          {how === "reconstructed" && <Chip>{t("reconstructed")}</Chip>}
          {known && (
            <RevisionActions revision={revision} open={open} onToggle={() => setOpen(!open)} draft={draft} />
          )}
        </div>
        {changes.length > 0 && <ChangeList changes={changes} />}
        {changes.length === 0 && action === "changed" && (
          <p className={styles.muted}>{t(how === "reconstructed" ? "contentUnknown" : "noChanges")}</p>
        )}
        {draft.error !== null && (
          <p className={styles.bad} role="alert">
            {t("failed", { title: draft.error.title, detail: draft.error.detail })}
          </p>
        )}
        {open && <RevisionContent id={revision.id} />}
      </div>
    </li>
  );
}

interface RevisionActionsProps {
  readonly revision: RevisionDto;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly draft: ReturnType<typeof useOpenRevision>;
}

function RevisionActions({ revision, open, onToggle, draft }: RevisionActionsProps): ReactElement {
  const t = useTranslations("configHistory");
  return (
    <div className={styles.actions}>
      <UnstyledButton className={styles.action} aria-expanded={open} onClick={onToggle}>
        {t(open ? "hideState" : "showState")}
      </UnstyledButton>
      <UnstyledButton
        className={styles.action}
        disabled={draft.isPending}
        onClick={() => draft.mutate(revision)}
      >
        {t("openAsDraft")}
      </UnstyledButton>
    </div>
  );
}
