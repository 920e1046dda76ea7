"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Chip } from "@/components/ui/chip";
import { MoreButton } from "@/components/ui/more-button";
import { useShownPart } from "@/components/ui/use-shown-part";
import type { StrictResponse } from "@/lib/contracts/mtls/strict-response";
import { formatRate } from "@/lib/format/rate";
import { End } from "../end";
import { LastSeen } from "../last-seen";
import { blockerKey, orderBlockers } from "../model/strict/order-blockers";
import styles from "../security.module.css";

type Blocker = StrictResponse["verdict"]["blockers"][number];

/** Who would be refused or cannot be told not to be: from where, to where, how much, when last, why, and the way out. */
export function BlockerTable({ data }: { data: StrictResponse }): ReactElement {
  const t = useTranslations("strictPage");
  const { shown, more, showMore } = useShownPart(orderBlockers(data.verdict.blockers));
  return (
    <>
      <table className={styles.table} aria-label={t("blockers")}>
        <thead>
          <tr>
            <th scope="col" className={styles.end}>
              {t("caller")}
            </th>
            <th scope="col" className={styles.wide}>
              {t("server")}
            </th>
            <th scope="col" className={styles.number}>
              {t("rate")}
            </th>
            <th scope="col" className={styles.number}>
              {t("count")}
            </th>
            <th scope="col">{t("lastSeen")}</th>
            <th scope="col">{t("reasonColumn")}</th>
            <th scope="col" className={styles.wide}>
              {t("wayOut")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((blocker) => (
            <BlockerLine key={blockerKey(blocker)} blocker={blocker} at={data.at} />
          ))}
        </tbody>
      </table>
      <MoreButton more={more} onMore={showMore} />
    </>
  );
}

function BlockerLine({ blocker, at }: { blocker: Blocker; at: number }): ReactElement {
  const t = useTranslations("strictPage");
  const { caller, server, host, protocol, count, requestsPerSecond, lastSeen, reason, because, object } =
    blocker;
  return (
    <tr>
      <td>
        <End {...caller} />
      </td>
      <td>
        <End {...server} />
        {host !== "" && (
          <span className={`${styles.ends ?? ""} ${styles.muted ?? ""}`}>{t("via", { host, protocol })}</span>
        )}
      </td>
      <td className={styles.number}>
        {count === null || protocol === "tcp" ? (
          <span className={styles.muted}>–</span>
        ) : (
          formatRate(requestsPerSecond)
        )}
      </td>
      <td className={styles.number}>
        {count === null ? (
          <span className={styles.muted}>{t("notCounted")}</span>
        ) : (
          t("times", { count: Math.max(1, Math.round(count)), protocol })
        )}
      </td>
      <td className={styles.fixed}>
        <LastSeen at={lastSeen} now={at} />
      </td>
      <td>
        <Chip tone={reason === "unknown" || reason === "unknownCaller" ? "warn" : "bad"}>
          {t("reason", { reason })}
        </Chip>
      </td>
      <td>
        {because}
        {object !== null && (
          <span className={styles.ends}>
            <ObjectLink object={object} />
          </span>
        )}
      </td>
    </tr>
  );
}
