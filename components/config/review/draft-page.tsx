"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { browserDrafts } from "@/lib/client/drafts/browser-drafts";
import type { Draft } from "@/lib/client/drafts/draft";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import editor from "../editor/editor.module.css";
import { PageHeading } from "../page-heading";
import { EntryDesk } from "./entry-desk";
import { EntryTable } from "./entry-table";
import { OutcomeCard } from "./outcome-card";
import { ResultsCard } from "./results-card";
import styles from "./review.module.css";
import { useDraftEditing } from "./use-draft-editing";
import { useRevert } from "./use-revert";

interface DraftPageProps {
  readonly draft: Draft;
  /** Whether all of it was written, so that it is no draft any more. */
  readonly applied: boolean;
}

/** A draft of one or several objects: what it writes and deletes, what that would do, and how it went. */
export function DraftPage({ draft, applied }: DraftPageProps): ReactElement {
  const t = useTranslations("drafts");
  const router = useRouter();
  const href = useScopedHref();
  const revert = useRevert();
  const [chosen, setChosen] = useState(0);
  const editing = useDraftEditing(draft, applied);
  const { review, attempt } = editing;
  const selected = Math.min(chosen, draft.entries.length - 1);
  const discard = (): void => {
    browserDrafts().remove(draft.id);
    router.push(href("/config/review"));
  };
  return (
    <div className={styles.page}>
      <PageHeading title={draft.title}>
        <Button component={Link} href={href("/config/review")} variant="subtle" size="compact-xs">
          {t("allDrafts")}
        </Button>
      </PageHeading>
      {attempt !== null && (
        <ResultsCard
          refs={attempt.refs}
          results={attempt.results}
          onGoToField={null}
          onReadAgain={review.checkAgain}
        />
      )}
      {attempt?.written.map((written) => (
        <OutcomeCard
          key={`${written.change.ref.kind} ${written.change.ref.namespace} ${written.change.ref.name}`}
          change={written.change}
          onRevert={() => revert(written)}
          onClose={null}
        />
      ))}
      {applied ? (
        <p className={styles.note} data-tone="ok" role="status">
          {t("applied")}
        </p>
      ) : (
        <>
          <EntryTable
            entries={draft.entries}
            readings={review.readings}
            previewed={review.preview?.objects ?? null}
            selected={selected}
            onSelect={setChosen}
            onLeaveOut={editing.leaveOut}
          />
          <div className={editor.desk}>
            <EntryDesk key={selected} draft={draft} index={selected} editing={editing} onSelect={setChosen}>
              <Button variant="subtle" color="gray" onClick={discard}>
                {t("discard")}
              </Button>
            </EntryDesk>
          </div>
        </>
      )}
    </div>
  );
}
