"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { formatAge } from "@/lib/format/age";
import { formatMoment } from "@/lib/format/moment";
import tables from "../table.module.css";
import styles from "./object-page.module.css";

interface StatusTablesProps {
  readonly detail: ObjectResponse;
  readonly now: number;
}

/** What the control plane says of the object, and the events about it. */
export function StatusTables({ detail, now }: StatusTablesProps): ReactElement {
  return (
    <>
      <Conditions conditions={detail.conditions} />
      <Events events={detail.events} now={now} />
    </>
  );
}

function Conditions({ conditions }: Pick<ObjectResponse, "conditions">): ReactElement {
  const t = useTranslations("configDetail");
  return (
    <Card label={t("conditions")}>
      <h2 className={styles.title}>{t("conditions")}</h2>
      {conditions.length === 0 && <p className={styles.muted}>{t("noConditions")}</p>}
      {conditions.length > 0 && (
        <table className={tables.table} aria-label={t("conditions")}>
          <thead>
            <tr>
              <th scope="col">{t("condition")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col">{t("reason")}</th>
              <th scope="col">{t("message")}</th>
            </tr>
          </thead>
          <tbody>
            {conditions.map(({ type, of, status, reason, message, bad }, index) => (
              <tr key={index}>
                <td>
                  {type} {of !== "" && <span className={styles.muted}>{of}</span>}
                </td>
                <td>
                  <Chip tone={bad ? "bad" : "ok"} dot>
                    {status}
                  </Chip>
                </td>
                <td>{reason}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Events({ events, now }: Pick<ObjectResponse, "events"> & { now: number }): ReactElement {
  const t = useTranslations("configDetail");
  return (
    <Card label={t("events")}>
      <h2 className={styles.title}>{t("events")}</h2>
      {events.state === "unavailable" && (
        <p className={styles.muted}>{t("eventsUnavailable", { because: events.because })}</p>
      )}
      {events.state === "ok" && events.items.length === 0 && <p className={styles.muted}>{t("noEvents")}</p>}
      {events.state === "ok" && events.items.length > 0 && (
        <table className={tables.table} aria-label={t("events")}>
          <thead>
            <tr>
              <th scope="col">{t("lastSeen")}</th>
              <th scope="col">{t("reason")}</th>
              <th scope="col">{t("message")}</th>
              <th scope="col">{t("source")}</th>
              <th scope="col" className={tables.number}>
                {t("times")}
              </th>
            </tr>
          </thead>
          <tbody>
            {events.items.map((event, index) => (
              <tr key={index} data-tone={event.type === "Warning" ? "warn" : "plain"}>
                <td className={tables.fixed}>
                  <time
                    dateTime={new Date(event.lastSeen).toISOString()}
                    title={formatMoment(event.lastSeen, now)}
                  >
                    {t("ago", { age: formatAge(now - event.lastSeen) })}
                  </time>
                </td>
                <td>{event.reason}</td>
                <td>{event.message}</td>
                <td>{event.source}</td>
                <td className={tables.number}>{event.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
