"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { MessagePanel } from "@/components/ui/message-panel";
import type { EffectiveTable } from "@/lib/contracts/config/object-response";
import tables from "../table.module.css";
import styles from "./object-page.module.css";

/** What the object comes to in the end, together with everything else that is in force. */
export function EffectiveTables(props: { readonly tables: readonly EffectiveTable[] }): ReactElement {
  const t = useTranslations("configDetail");
  if (props.tables.length === 0) {
    return (
      <Card label={t("effective")}>
        <MessagePanel kind="empty" title={t("noEffective")} detail={t("noEffectiveDetail")} />
      </Card>
    );
  }
  return (
    <>
      {props.tables.map((table) => (
        <Card key={table.title} label={table.title}>
          <h2 className={styles.title}>{table.title}</h2>
          <table className={tables.table} aria-label={table.title}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ cells, tone }, row) => (
                <tr key={row} data-tone={tone}>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {table.note !== null && <p className={styles.subtitle}>{table.note}</p>}
        </Card>
      ))}
    </>
  );
}
