"use client";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { ChangeList } from "@/components/mesh/change-list";
import { ObjectLink } from "@/components/mesh/object-link";
import { Chip, type Tone } from "@/components/ui/chip";
import type { AuditResponse } from "@/lib/contracts/config/history";
import { PROCESS_IDENTITY } from "@/lib/domain/access/viewer";
import { formatMoment } from "@/lib/format/moment";
import { auditChanges } from "../model/history/audit-changes";
import tables from "../table.module.css";
import styles from "../history/history.module.css";

type Entry = AuditResponse["entries"][number];

const TONES: Readonly<Record<Entry["outcome"], Tone>> = {
  applied: "ok",
  unchanged: "neutral",
  conflict: "warn",
  refused: "bad",
  uncertain: "warn",
};

/** One write: when, by whom, of what, how it ended, and which fields it changed. */
export function AuditLine({ entry, now }: { entry: Entry; now: number }): ReactElement {
  const t = useTranslations("configAudit");
  const { at, identity, action, object, outcome, message, before, after } = entry;
  const changes = useMemo(() => auditChanges(before, after), [before, after]);
  return (
    <tr>
      <td className={tables.fixed}>
        <time dateTime={new Date(at).toISOString()}>{formatMoment(at, now)}</time>
      </td>
      <td>{identity === PROCESS_IDENTITY ? t("ownAccount") : identity}</td>
      <td className={tables.fixed}>{t("action", { action })}</td>
      <td>
        <ObjectLink object={object} />
        {changes !== null && changes.length > 0 && <ChangeList changes={changes} limit={4} />}
      </td>
      <td>
        <Chip tone={TONES[outcome]} dot>
          {t("outcome", { outcome })}
        </Chip>
        {message !== "" && <p className={styles.muted}>{message}</p>}
      </td>
    </tr>
  );
}
