"use client";
import { Button, Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement, type SubmitEvent } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { Card } from "@/components/ui/card";
import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { useOpenTexts } from "../draft/use-open-texts";
import styles from "./create.module.css";
import { isObjectName, newTexts } from "./model/new-objects";
import { NameFields } from "./name-fields";
import { TEMPLATES } from "./templates/templates";

const BLANK = "blank";

/** What a new object of a kind begins with; it opens as a draft, nothing is written yet. */
export function NewForm({ kind }: { kind: KindsResponse["kinds"][number] }): ReactElement {
  const t = useTranslations("createConfig");
  const openTexts = useOpenTexts();
  const [scope] = useScopeParams();
  const templates = TEMPLATES.filter((template) => template.kind === kind.key);
  const [chosen, setChosen] = useState<string>(templates[0]?.key ?? BLANK);
  const [name, setName] = useState("");
  const [namespaces, setNamespaces] = useState<readonly string[]>(
    scope.namespaces.length === 1 ? scope.namespaces : [],
  );
  const complete = isObjectName(name) && (!kind.namespaced || namespaces.length > 0);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!complete) return;
    const template = templates.find(({ key }) => key === chosen) ?? null;
    openTexts(t("draftTitle", { kind: kind.kind, name }), newTexts(kind, { template, name, namespaces }));
  };
  return (
    <Card label={t("newObject")}>
      <h2 className={styles.title}>
        {t("newOf", { kind: kindLabel(kind.key), version: kind.version ?? "" })}
      </h2>
      <form onSubmit={submit} className={styles.form}>
        <Radio.Group value={chosen} onChange={setChosen} label={t("beginWith")}>
          <div className={styles.templates}>
            {templates.map(({ key }) => (
              <div key={key} className={styles.template} data-checked={chosen === key}>
                <Radio
                  size="xs"
                  value={key}
                  label={t(`template.${key}.title`)}
                  description={t(`template.${key}.help`)}
                />
              </div>
            ))}
            <div className={styles.template} data-checked={chosen === BLANK}>
              <Radio size="xs" value={BLANK} label={t("blank")} description={t("blankHelp")} />
            </div>
          </div>
        </Radio.Group>
        <NameFields
          name={name}
          onName={setName}
          namespaced={kind.namespaced}
          namespaces={namespaces}
          onNamespaces={setNamespaces}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="filled" disabled={!complete}>
            {t("open", { count: kind.namespaced ? namespaces.length : 1 })}
          </Button>
          <p className={styles.muted}>{t("openHint")}</p>
        </div>
      </form>
    </Card>
  );
}
