"use client";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "../explorer.module.css";
import type { HeaderField } from "../model/request-form";

interface HeaderFieldsProps {
  readonly headers: readonly HeaderField[];
  readonly error: string | undefined;
  readonly onChange: (headers: readonly HeaderField[]) => void;
}

/** Headers one by one. */
export function HeaderFields({ headers, error, onChange }: HeaderFieldsProps): ReactElement {
  const t = useTranslations("explorer");
  const put = (at: number, change: Partial<HeaderField>): void =>
    onChange(headers.map((header, index) => (index === at ? { ...header, ...change } : header)));
  return (
    <fieldset className={styles.headers}>
      <legend>{t("headers")}</legend>
      {headers.map(({ name, value }, index) => (
        <div key={index} className={styles.header}>
          <TextInput
            size="xs"
            aria-label={t("headerName", { number: index + 1 })}
            placeholder={t("headerNamePlaceholder")}
            value={name}
            onChange={(event) => put(index, { name: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={t("headerValue", { number: index + 1 })}
            placeholder={t("headerValuePlaceholder")}
            value={value}
            onChange={(event) => put(index, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("removeHeader", { name: name === "" ? String(index + 1) : name })}
            onClick={() => onChange(headers.filter((_, at) => at !== index))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} aria-hidden />}
        onClick={() => onChange([...headers, { name: "", value: "" }])}
      >
        {t("addHeader")}
      </Button>
    </fieldset>
  );
}
