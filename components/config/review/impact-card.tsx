"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import type { ImpactDto } from "@/lib/contracts/config/impact";
import { formatByteRate } from "@/lib/format/bytes";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import { impactRows, type ImpactRow } from "./model/impact-rows";
import styles from "./review.module.css";

interface ImpactCardProps {
  readonly impact: ImpactDto;
  /** Opens the policy as a dry run; absent where the draft is none of a policy. */
  readonly onDryRun: (() => void) | null;
}

/** What the draft would do to the traffic that was observed. */
export function ImpactCard({ impact, onDryRun }: ImpactCardProps): ReactElement {
  const t = useTranslations("review");
  const { moves, refused, admitted, unknown } = impact;
  const window = formatDuration(impact.windowSeconds * 1000);
  return (
    <Card label={t("impact")}>
      <h2 className={styles.title}>
        {t("impact")}
        <span className={styles.spacer} />
        <span className={styles.aside}>{t("impactWindow", { window })}</span>
      </h2>
      {impact.state === "known" && moves.length > 0 && <Moves moves={moves} />}
      {refused.length > 0 && <Callers title={t("refused")} callers={refused} tone="bad" />}
      {admitted.length > 0 && <Callers title={t("admitted")} callers={admitted} tone="ok" />}
      <Services services={impact.services} />
      {unknown.length > 0 && <Unknown unknown={unknown} onDryRun={onDryRun} />}
      <p className={styles.note}>
        {impact.state === "known"
          ? impact.sentence
          : t("impactNone", { state: impact.state, note: impact.note })}
      </p>
      {impact.note !== "" && impact.state === "known" && <p className={styles.muted}>{impact.note}</p>}
    </Card>
  );
}

function Moves({ moves }: { moves: ImpactDto["moves"] }): ReactElement {
  const t = useTranslations("review");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("destination")}</th>
          <th scope="col" className={styles.number}>
            {t("share")}
          </th>
          <th scope="col" className={styles.number}>
            {t("difference")}
          </th>
        </tr>
      </thead>
      <tbody>
        {impactRows(moves).map((row) => (
          <MoveRow key={`${row.service} ${row.destination} ${row.unit}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function MoveRow({ row }: { row: ImpactRow }): ReactElement {
  const t = useTranslations("review");
  const sign = row.delta > 0 ? "+" : "−";
  const size = (row.unit === "bytes" ? formatByteRate : formatRate)(Math.abs(row.delta));
  const rate = row.delta === 0 ? size : `${sign}${size}`;
  const errors = row.errorPercent;
  return (
    <tr>
      <td>
        {row.destination}
        {row.destination !== row.service && <div className={styles.muted}>{row.service}</div>}
      </td>
      <td className={styles.number}>
        {t.rich("from", {
          before: percentText(row.beforePercent),
          after: percentText(row.afterPercent),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </td>
      <td className={`${styles.number ?? ""} ${(row.tone !== "plain" && styles[row.tone]) || ""}`}>
        {rate}
        {row.tone !== "plain" && errors !== null && (
          <div>{t("failing", { share: formatPercent(errors) })}</div>
        )}
      </td>
    </tr>
  );
}

function percentText(percent: number | null): string {
  return percent === null ? "–" : formatPercent(percent);
}

interface CallersProps {
  readonly title: string;
  readonly callers: ImpactDto["refused"];
  readonly tone: "bad" | "ok";
}

function Callers({ title, callers, tone }: CallersProps): ReactElement {
  return (
    <>
      <h3 className={`${styles.sub ?? ""} ${styles[tone] ?? ""}`}>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {callers.map(({ caller, service, requestsPerSecond, because }) => (
          <li key={`${caller.namespace} ${caller.workload} ${caller.version} ${service} ${because}`}>
            <span className={styles.grow}>
              <b className={styles[tone]}>
                {caller.workload} → {service}
              </b>
              <span className={styles.muted}> {caller.namespace}</span>
              <p className={styles.muted}>{because}</p>
            </span>
            <span className={styles[tone]}>{formatRate(requestsPerSecond)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Services({ services }: { services: ImpactDto["services"] }): ReactElement | null {
  const t = useTranslations("review");
  const told = services.filter(({ before, after }) => before !== null && after !== null);
  if (told.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("expected")}>
      {told.map(({ service, before, after }) => (
        <li key={service} className={styles.muted}>
          <span>
            {t.rich("expectedSuccess", {
              service,
              before: formatPercent((before ?? 0) * 100),
              after: formatPercent((after ?? 0) * 100),
              b: (chunks) => <b className={(after ?? 0) < (before ?? 0) ? styles.bad : ""}>{chunks}</b>,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface UnknownProps {
  readonly unknown: ImpactDto["unknown"];
  readonly onDryRun: (() => void) | null;
}

function Unknown({ unknown, onDryRun }: UnknownProps): ReactElement {
  const t = useTranslations("review");
  const dryRun = onDryRun !== null && unknown.some(({ dryRunPossible }) => dryRunPossible);
  return (
    <>
      <h3 className={styles.sub}>{t("cannotTell")}</h3>
      <ul className={styles.list} aria-label={t("cannotTell")}>
        {unknown.map(({ what, because, atMost }) => (
          <li key={`${what} ${because}`}>
            <span className={styles.grow}>
              {what}
              <p className={styles.muted}>{because}</p>
            </span>
            <span className={styles.warn}>{t("atMost", { rate: formatRate(atMost) })}</span>
          </li>
        ))}
      </ul>
      {dryRun && (
        <div className={styles.actions}>
          <Button onClick={onDryRun}>{t("addDryRun")}</Button>
          <p className={styles.muted}>{t("addDryRunHint")}</p>
        </div>
      )}
    </>
  );
}
