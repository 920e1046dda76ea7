import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip, type Tone } from "@/components/ui/chip";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { formatMoment } from "@/lib/format/moment";
import { summariseKinds, type KindSummary } from "./model/summarise-kinds";
import styles from "./status-view.module.css";

const TONES: Readonly<Record<KindSummary["state"], Tone>> = {
  live: "ok",
  syncing: "accent",
  stale: "warn",
  denied: "bad",
  notServed: "neutral",
};

interface KindsTableProps {
  readonly kinds: StatusResponse["kinds"];
  /** Unix milliseconds. */
  readonly now: number;
}

/** Every kind Meshlens reads and how far what it holds can be trusted. */
export function KindsTable({ kinds, now }: KindsTableProps): ReactElement {
  const t = useTranslations("statusPage");
  const summaries = summariseKinds(kinds);
  const live = summaries.filter(({ state }) => state === "live").length;
  return (
    <Card label={t("kinds")}>
      <h2 className={styles.title}>
        {t("kinds")}
        <Chip tone={live === summaries.length ? "ok" : "neutral"}>
          {t("kindsSummary", { live, total: summaries.length })}
        </Chip>
      </h2>
      <p className={styles.muted}>{t("kindsHint")}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("stateColumn")}</th>
            <th scope="col" className={styles.number}>
              {t("objects")}
            </th>
            <th scope="col">{t("since")}</th>
            <th scope="col">{t("reason")}</th>
          </tr>
        </thead>
        <tbody>
          {summaries.map((summary) => (
            <KindRow key={summary.kind} summary={summary} now={now} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** Namespaces named before the rest is counted. */
const NAMED = 3;

function KindRow({ summary, now }: { summary: KindSummary; now: number }): ReactElement {
  const t = useTranslations("statusPage");
  const { kind, state, objects, namespaces, since, reason } = summary;
  const [name, ...group] = kind.split(".");
  return (
    <tr>
      <td>
        {name} <span className={styles.reason}>{group.join(".")}</span>
      </td>
      <td>
        <Chip tone={TONES[state]} dot>
          {t("kindState", { state })}
        </Chip>
      </td>
      <td className={styles.number}>{objects.toLocaleString("en")}</td>
      <td>{since !== null && <time dateTime={since}>{formatMoment(Date.parse(since), now)}</time>}</td>
      <td className={styles.reason}>
        {reason}{" "}
        {namespaces.length > 0 &&
          t("inNamespaces", {
            names: namespaces.slice(0, NAMED).join(", "),
            more: Math.max(0, namespaces.length - NAMED),
          })}
      </td>
    </tr>
  );
}
