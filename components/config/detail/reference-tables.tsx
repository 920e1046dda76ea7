"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { mergeReferences } from "../model/detail/merge-references";
import { rowKey } from "../model/list/row-key";
import tables from "../table.module.css";
import styles from "./object-page.module.css";

const DIRECTIONS = ["uses", "usedBy"] as const;

/** What the object names and what names it; what is named and not there is marked. */
export function ReferenceTables({ detail }: { detail: ObjectResponse }): ReactElement {
  const t = useTranslations("configDetail");
  return (
    <>
      {DIRECTIONS.map((direction) => {
        const found = mergeReferences(detail.references, direction);
        return (
          <Card key={direction} label={t("references", { direction })}>
            <h2 className={styles.title}>
              {t("references", { direction })}
              <Chip>{found.length}</Chip>
            </h2>
            {found.length === 0 && <p className={styles.muted}>{t("noReferences", { direction })}</p>}
            {found.length > 0 && (
              <table className={tables.table} aria-label={t("references", { direction })}>
                <thead>
                  <tr>
                    <th scope="col">{t("object")}</th>
                    <th scope="col">{t("role")}</th>
                    <th scope="col">{t("state")}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.map(({ object, roles, exists }) => (
                    <tr key={rowKey(object)}>
                      <td>
                        <ObjectLink object={object} within={detail.ref.namespace} />
                      </td>
                      <td>{roles.join(", ")}</td>
                      <td>{exists ? t("exists") : <Chip tone="bad">{t("missing")}</Chip>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Card>
        );
      })}
    </>
  );
}
