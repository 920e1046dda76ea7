"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { pathText } from "@/lib/domain/config/field-path";
import type { HeldPart } from "@/lib/domain/forms/read-form";
import { yamlOf } from "@/lib/yaml/write-yaml";
import styles from "./forms.module.css";

/** A part of the object that no field can show: it stays in the text as it is. */
export function HeldValue({ held, why }: { readonly held: HeldPart; readonly why: string }): ReactElement {
  const t = useTranslations("configForm");
  const path = pathText(held.path);
  return (
    <figure className={styles.held} aria-label={t("heldAt", { path })}>
      <figcaption>
        <code>{path}</code> {why}
      </figcaption>
      <pre>{yamlOf(held.value)}</pre>
    </figure>
  );
}
