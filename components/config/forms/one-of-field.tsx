"use client";
import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId, type ReactElement } from "react";
import type { Field } from "@/lib/domain/forms/field";
import { chooseKey } from "@/lib/domain/forms/form-edit";
import type { FormNode } from "@/lib/domain/forms/read-form";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { HeldValue } from "./held-value";

interface OneOfFieldProps {
  readonly node: FormNode;
  readonly field: Extract<Field, { input: "oneOf" }>;
}

/** A choice of one of several fields, and the fields of the chosen one. */
export function OneOfField({ node, field }: OneOfFieldProps): ReactElement {
  const t = useTranslations("configForm");
  const id = useId();
  const { object, edit, readOnly, drawFields } = useForm();
  const { branch, path } = node;
  const keys = field.branches.map(({ key }) => key);
  const choose = (key: string | null): void =>
    edit(
      chooseKey(object, path, {
        keys,
        key,
        value: field.branches.find((each) => each.key === key)?.fresh ?? null,
      }),
    );
  if (node.state === "held")
    return (
      <>
        {node.held.map((held) => (
          <HeldValue
            key={held.path.join("\n")}
            held={held}
            why={t("heldBoth", { fields: keys.join(", ") })}
          />
        ))}
      </>
    );
  return (
    <div>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={id}>
          {field.label}
        </label>
        <Select
          id={id}
          size="xs"
          maw={260}
          data={field.branches.map(({ key, label }) => ({ value: key, label }))}
          value={branch?.key ?? null}
          placeholder={t("none")}
          onChange={choose}
          clearable={!readOnly}
          disabled={readOnly}
        />
      </div>
      {branch !== null && (
        <div className={styles.inset}>{drawFields({ fields: node.fields, held: node.held })}</div>
      )}
    </div>
  );
}
