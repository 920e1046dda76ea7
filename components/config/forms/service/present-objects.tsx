"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { Card } from "@/components/ui/card";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { formSentences } from "@/lib/domain/forms/sentences/form-sentences";
import styles from "./service.module.css";

/** The objects about a service, what each comes to, and the way to its form. */
export function PresentObjects({ objects }: { readonly objects: readonly ObjectResponse[] }): ReactElement {
  const t = useTranslations("serviceTraffic");
  const href = useScopedHref();
  return (
    <Card label={t("present")}>
      <h2 className={styles.title}>{t("present")}</h2>
      {objects.length === 0 && <p className={styles.muted}>{t("nothing")}</p>}
      {objects.map(({ ref, object }) => (
        <section key={`${ref.kind} ${ref.namespace} ${ref.name}`} className={styles.object}>
          <h3>
            {kindLabel(ref.kind)} <Link href={href(`${configObjectPath(ref)}?view=form`)}>{ref.name}</Link>
          </h3>
          {formSentences(ref.kind, object).map((sentence, index) => (
            <p key={index}>{sentence}</p>
          ))}
        </section>
      ))}
    </Card>
  );
}
