"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import styles from "../review/review.module.css";
import { referredObjects } from "./model/referred-objects";

const MOST_SHOWN = 16;

interface ReferencesCardProps {
  readonly references: ObjectResponse["references"];
  /** The object's own namespace, which is not repeated. */
  readonly namespace: string;
}

/** What the object names and what names it, in short; missing ones are marked. */
export function ReferencesCard({ references, namespace }: ReferencesCardProps): ReactElement {
  const t = useTranslations("editor");
  const objects = referredObjects(references);
  return (
    <Card label={t("references")}>
      <h2 className={styles.title}>{t("references")}</h2>
      {references.length === 0 && <p className={styles.muted}>{t("noReferences")}</p>}
      <ul className={styles.chips} aria-label={t("references")}>
        {objects.slice(0, MOST_SHOWN).map(({ object, roles, exists }) => (
          <li key={`${object.kind} ${object.namespace} ${object.name}`} title={roles.join(", ")}>
            <Chip tone={exists ? "neutral" : "bad"}>
              <ObjectLink object={object} within={namespace} />
              {!exists && ` ${t("missing")}`}
            </Chip>
          </li>
        ))}
      </ul>
      {objects.length > MOST_SHOWN && (
        <p className={styles.muted}>{t("moreReferences", { count: objects.length - MOST_SHOWN })}</p>
      )}
    </Card>
  );
}
