"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { FindingList } from "@/components/mesh/finding-list";
import { Card } from "@/components/ui/card";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { openDraft } from "@/lib/client/drafts/open-draft";
import { fixedObject } from "../model/detail/fixed-object";
import styles from "./object-page.module.css";

interface FindingsCardProps {
  readonly detail: ObjectResponse;
  readonly onGoTo: (finding: FindingDto) => void;
}

/** What the checks found about the object as it is in the cluster; a fix opens as a draft. */
export function FindingsCard({ detail, onGoTo }: FindingsCardProps): ReactElement {
  const t = useTranslations("configDetail");
  const router = useRouter();
  const href = useScopedHref();
  const [outdated, setOutdated] = useState(false);
  const { ref, object, findings, may } = detail;
  const onFix = (finding: FindingDto): void => {
    const edited = fixedObject(object, finding);
    setOutdated(edited === null);
    if (edited === null) return;
    router.push(
      href(
        openDraft({ title: finding.fix?.title ?? ref.name, objects: [{ baseline: object, edited }], ref }),
      ),
    );
  };
  return (
    <Card label={t("checks")}>
      <h2 className={styles.title}>{t("checks")}</h2>
      {findings.length === 0 && <p className={styles.muted}>{t("noFindings")}</p>}
      <FindingList findings={findings} onGoTo={onGoTo} {...(may.update.allowed && { onFix })} />
      {outdated && (
        <p className={styles.muted} role="status">
          {t("fixOutdated")}
        </p>
      )}
    </Card>
  );
}
