"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, type ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Card } from "@/components/ui/card";
import { MessagePanel } from "@/components/ui/message-panel";
import { browserDrafts } from "@/lib/client/drafts/browser-drafts";
import type { Draft } from "@/lib/client/drafts/draft";
import { useDrafts } from "@/lib/client/drafts/use-drafts";
import { useNow } from "@/lib/client/hooks/use-now";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import { formatAge } from "@/lib/format/age";
import { draftPath } from "@/lib/client/drafts/open-draft";
import { objectDraftId } from "../draft/use-object-draft";
import { PageHeading } from "../page-heading";
import styles from "./review.module.css";

const TICK_MS = 10_000;

/** Every draft of this browser, to resume or to discard; a discarded one can be put back. */
export function DraftList(): ReactElement {
  const t = useTranslations("drafts");
  const drafts = useDrafts();
  const now = useNow(TICK_MS);
  const [discarded, setDiscarded] = useState<Draft | null>(null);
  const discard = (draft: Draft): void => {
    browserDrafts().remove(draft.id);
    setDiscarded(draft);
  };
  return (
    <div className={styles.page}>
      <PageHeading title={t("title")}>
        <p className={styles.muted}>{t("intro")}</p>
      </PageHeading>
      {discarded !== null && (
        <div className={styles.note} role="status">
          {t("discarded", { title: discarded.title })}{" "}
          <Button
            size="compact-xs"
            onClick={() => {
              browserDrafts().put(discarded);
              setDiscarded(null);
            }}
          >
            {t("undo")}
          </Button>
        </div>
      )}
      <Card label={t("list")}>
        {drafts.length === 0 && <MessagePanel kind="empty" title={t("none")} detail={t("noneDetail")} />}
        <ul className={styles.list} aria-label={t("list")}>
          {drafts.map((draft) => (
            <DraftLine key={draft.id} draft={draft} now={now} onDiscard={() => discard(draft)} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

interface DraftLineProps {
  readonly draft: Draft;
  readonly now: number;
  readonly onDiscard: () => void;
}

function DraftLine({ draft, now, onDiscard }: DraftLineProps): ReactElement {
  const t = useTranslations("drafts");
  const href = useScopedHref();
  const { id, title, ref, entries, changedAt } = draft;
  const isObjects = ref !== null && id === objectDraftId(ref);
  const path = isObjects ? configObjectPath(ref) : draftPath(id);
  return (
    <li>
      <span className={styles.grow}>
        <Link href={href(path)} className={styles.name}>
          {title}
        </Link>
        {ref !== null && (
          <span className={styles.muted}>
            {" "}
            <ObjectLink object={ref} />
          </span>
        )}
        <p className={styles.muted}>
          {t("objects", { count: entries.length })} · {t("edited", { age: formatAge(now - changedAt) })}
          {!browserDrafts().isKept(id) && ` · ${t("notKept")}`}
        </p>
      </span>
      <Button component={Link} href={href(path)}>
        {t("open")}
      </Button>
      <Button variant="subtle" color="gray" onClick={onDiscard} aria-label={t("discardNamed", { title })}>
        {t("discard")}
      </Button>
    </li>
  );
}
