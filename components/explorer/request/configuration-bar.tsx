"use client";
import { Checkbox, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { toLocalInput } from "@/components/layout/model/to-local-input";
import { Segments } from "@/components/ui/segments";
import { useDrafts } from "@/lib/client/drafts/use-drafts";
import { useExplorerParams } from "@/lib/client/url-state/explorer-state";
import styles from "../explorer.module.css";

const CHOICES = ["now", "then", "draft"] as const;
type Choice = (typeof CHOICES)[number];
const HOUR_MS = 3_600_000;

/** By which configuration the request is explained: as it is, as it was, or with a draft of this browser. */
export function ConfigurationBar(): ReactElement {
  const t = useTranslations("explorer");
  const [{ then, draft, compare }, setParams] = useExplorerParams();
  const drafts = useDrafts();
  const [opened, setOpened] = useState<Choice>("now");
  const chosen = chosenOf(then, draft) ?? opened;
  const choose = (next: Choice): void => {
    setOpened(next);
    if (next === "now") void setParams({ then: null, draft: null });
    if (next === "then") void setParams({ then: then ?? Date.now() - HOUR_MS, draft: null });
    if (next === "draft") void setParams({ then: null, draft: draft ?? drafts[0]?.id ?? null });
  };
  return (
    <fieldset className={styles.configuration}>
      <legend>{t("configuration")}</legend>
      <Segments
        label={t("configuration")}
        value={chosen}
        options={CHOICES.map((value) => ({ value, label: t("configurationChoice", { choice: value }) }))}
        onChange={choose}
      />
      {chosen === "then" && then !== null && <MomentInput key={then} then={then} />}
      {chosen === "draft" &&
        (drafts.length === 0 && draft === null ? (
          <p className={styles.hint}>{t("noDrafts")}</p>
        ) : (
          <Select
            size="xs"
            label={t("draft")}
            data={drafts.map(({ id, title }) => ({ value: id, label: title }))}
            value={draft}
            allowDeselect={false}
            onChange={(next) => void setParams({ draft: next })}
          />
        ))}
      {(then !== null || draft !== null) && (
        <Checkbox
          size="xs"
          label={t("compare")}
          checked={compare}
          onChange={(event) => void setParams({ compare: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}

function chosenOf(then: number | null, draft: string | null): Choice | null {
  if (draft !== null) return "draft";
  return then === null ? null : "then";
}

function MomentInput({ then }: { then: number }): ReactElement {
  const t = useTranslations("explorer");
  const [, setParams] = useExplorerParams();
  const [text, setText] = useState(() => toLocalInput(then));
  const moment = Date.parse(text);
  const ok = moment >= 0;
  return (
    <TextInput
      type="datetime-local"
      step={1}
      size="xs"
      label={t("moment")}
      value={text}
      error={ok ? undefined : t("momentInvalid")}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => ok && void setParams({ then: moment })}
      onKeyDown={(event) => {
        if (event.key === "Enter" && ok) void setParams({ then: moment });
      }}
    />
  );
}
