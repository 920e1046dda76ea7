"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { formatMoment } from "@/lib/format/moment";
import list from "@/components/mesh/change-list.module.css";
import styles from "./object-page.module.css";

type Manager = ObjectResponse["managers"][number];

/** Fields shown of one manager before the rest is asked for. */
const FEW = 16;

interface FieldOwnersProps {
  readonly managers: readonly Manager[];
  readonly now: number;
}

/** Who set which field last, and when, newest first. */
export function FieldOwners({ managers, now }: FieldOwnersProps): ReactElement {
  const t = useTranslations("configDetail");
  const newest = [...managers].sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  if (newest.length === 0) {
    return (
      <Card label={t("fields")}>
        <p className={styles.muted}>{t("noManagers")}</p>
      </Card>
    );
  }
  return (
    <>
      {newest.map((manager, index) => (
        <ManagerCard key={index} manager={manager} now={now} />
      ))}
    </>
  );
}

function ManagerCard({ manager, now }: { manager: Manager; now: number }): ReactElement {
  const t = useTranslations("configDetail");
  const [all, setAll] = useState(false);
  const { fields } = manager;
  const shown = all ? fields : fields.slice(0, FEW);
  return (
    <Card label={manager.manager}>
      <h2 className={styles.title}>
        {manager.manager}
        <Chip>{t("operation", { operation: manager.operation })}</Chip>
        {manager.subresource !== "" && <Chip tone="accent">{manager.subresource}</Chip>}
        <span className={styles.spacer} />
        <span className={styles.muted}>
          {manager.at === null ? t("timeUnknown") : formatMoment(manager.at, now)}
        </span>
      </h2>
      <ul className={styles.paths}>
        {shown.map((field) => (
          <li key={field}>
            <code>{field}</code>
          </li>
        ))}
      </ul>
      {shown.length < fields.length && (
        <UnstyledButton className={list.more} onClick={() => setAll(true)}>
          {t("moreFields", { count: fields.length - shown.length })}
        </UnstyledButton>
      )}
    </Card>
  );
}
