"use client";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import styles from "./toolbar.module.css";

interface FindBoxProps {
  readonly found: readonly string[];
  readonly onJump: (id: string) => void;
}

/** Marks what matches while typing; Enter goes to the next match, Shift-Enter to the one before, Escape clears. */
export function FindBox({ found, onJump }: FindBoxProps): ReactElement {
  const t = useTranslations("graph");
  const [{ find, selected }, setParams] = useGraphParams();
  const [text, setText] = useState(find);
  const index = selected === null ? -1 : found.indexOf(selected);
  const change = (value: string): void => {
    setText(value);
    void setParams({ find: value });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") change("");
    if (event.key !== "Enter" || found.length === 0) return;
    const step = event.shiftKey ? -1 : 1;
    const next = index < 0 && step < 0 ? found.length - 1 : (index + step + found.length) % found.length;
    const id = found[next];
    if (id !== undefined) onJump(id);
  };
  return (
    <TextInput
      className={styles.find}
      size="xs"
      aria-label={t("find")}
      placeholder={t("findPlaceholder")}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSectionWidth={64}
      rightSection={
        text !== "" && (
          <span className={styles.count} aria-live="polite">
            {found.length === 0 ? t("findNone") : t("findCount", { index: index + 1, count: found.length })}
          </span>
        )
      }
    />
  );
}
