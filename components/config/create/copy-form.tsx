"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement, type SubmitEvent } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { configObjectQuery } from "@/lib/client/queries/config-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { useOpenTexts } from "../draft/use-open-texts";
import styles from "./create.module.css";
import { copiedTexts, isObjectName } from "./model/new-objects";
import { NameFields } from "./name-fields";

/** Copies an object under another name or to other namespaces; it opens as a draft. */
export function CopyForm({ source }: { source: ObjectRef }): ReactElement {
  const t = useTranslations("createConfig");
  const openTexts = useOpenTexts();
  const { data, error, refetch } = useQuery(configObjectQuery(source));
  const namespaced = source.namespace !== "";
  const [name, setName] = useState(`${source.name}-copy`);
  const [namespaces, setNamespaces] = useState<readonly string[]>(namespaced ? [source.namespace] : []);
  const complete = isObjectName(name) && (!namespaced || namespaces.length > 0);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (data === undefined || !complete) return;
    openTexts(t("copyDraft", { name: source.name }), copiedTexts(data.object, { name, namespaces }));
  };
  return (
    <Card label={t("copyTitle")}>
      <h2 className={styles.title}>
        {t("copyOf")} <ObjectLink object={source} />
      </h2>
      {data === undefined && error && <ProblemPanel problem={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <LoadingPanel lines={4} />}
      {data !== undefined && (
        <form onSubmit={submit} className={styles.form}>
          <NameFields
            name={name}
            onName={setName}
            namespaced={namespaced}
            namespaces={namespaces}
            onNamespaces={setNamespaces}
          />
          <div className={styles.actions}>
            <Button type="submit" variant="filled" disabled={!complete}>
              {t("open", { count: namespaced ? namespaces.length : 1 })}
            </Button>
            <p className={styles.muted}>{t("openHint")}</p>
          </div>
        </form>
      )}
    </Card>
  );
}
