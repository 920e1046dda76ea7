"use client";
import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { setField } from "@/lib/domain/forms/form-edit";
import { valueAt } from "@/lib/domain/config/field-path";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { useForm } from "./form-session";
import styles from "./forms.module.css";

interface NewEntryProps {
  readonly path: FieldPath;
  readonly label: string;
}

/** Adds an object under a new key. */
export function NewEntry({ path, label }: NewEntryProps): ReactElement | null {
  const t = useTranslations("configForm");
  const { object, edit, readOnly } = useForm();
  const [key, setKey] = useState("");
  if (readOnly) return null;
  const isNew = key !== "" && valueAt(object, [...path, key]) === undefined;
  const add = (): void => {
    if (!isNew) return;
    edit(setField(object, [...path, key], {}));
    setKey("");
  };
  return (
    <div className={styles.mapRow}>
      <TextInput
        size="xs"
        aria-label={t("keyOf", { field: label })}
        placeholder={t("newKey")}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
        autoComplete="off"
      />
      <Button
        size="compact-xs"
        variant="subtle"
        fw={400}
        w="fit-content"
        disabled={!isNew}
        onClick={add}
        leftSection={<IconPlus size={13} aria-hidden />}
      >
        {t("addKey")}
      </Button>
    </div>
  );
}
