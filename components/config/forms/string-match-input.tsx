"use client";
import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import styles from "./forms.module.css";
import { SuggestInput } from "./suggest-input";

const WAYS = ["exact", "prefix", "regex"] as const;
type Way = (typeof WAYS)[number] | "present";

interface StringMatchInputProps {
  readonly id?: string;
  readonly label: string;
  readonly value: Json | undefined;
  /** Whether asking only for presence can be chosen. */
  readonly presence?: boolean;
  readonly disabled: boolean;
  readonly onChange: (value: Json) => void;
}

/** How a text must be: equal, beginning with, matching; of headers also only there. */
export function StringMatchInput(props: StringMatchInputProps): ReactElement {
  const { id, label, value, presence = false, disabled, onChange } = props;
  const t = useTranslations("configForm");
  const [way, text] = wayOf(value, presence);
  const write = (nextWay: Way, nextText: string): void =>
    onChange(nextWay === "present" ? {} : { [nextWay]: nextText });
  return (
    <div className={styles.match}>
      <Select
        size="xs"
        w={104}
        aria-label={t("wayOf", { field: label })}
        data={[...WAYS, ...(presence ? (["present"] as const) : [])].map((each) => ({
          value: each,
          label: t("way", { way: each }),
        }))}
        value={way}
        onChange={(next) => write(WAYS.find((each) => each === next) ?? "present", text)}
        allowDeselect={false}
        disabled={disabled}
      />
      {way !== "present" && (
        <SuggestInput
          {...(id === undefined ? { label: t("textOf", { field: label }) } : { id })}
          value={text}
          options={[]}
          disabled={disabled}
          onType={(next) => write(way, next)}
        />
      )}
    </div>
  );
}

function wayOf(value: Json | undefined, presence: boolean): readonly [Way, string] {
  const [entry] = isJsonObject(value) ? Object.entries(value) : [];
  if (entry === undefined) return [presence && value !== undefined ? "present" : "exact", ""];
  return [WAYS.find((way) => way === entry[0]) ?? "exact", typeof entry[1] === "string" ? entry[1] : ""];
}
