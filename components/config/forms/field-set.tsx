"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { FormNode, FormPart } from "@/lib/domain/forms/read-form";
import { AddFieldMenu } from "./add-field-menu";
import { FieldRow } from "./field-row";
import styles from "./forms.module.css";
import { HeldValue } from "./held-value";
import { keyOf } from "./model/key-of";

/** The fields of one part of the object: those it has and those that come first; others are added by name. */
export function FieldSet({ part }: { readonly part: FormPart }): ReactElement {
  const t = useTranslations("configForm");
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const isDrawn = (node: FormNode): boolean =>
    node.state !== "absent" || node.field.first === true || asked.has(keyOf(node));
  const others = part.fields.filter((node) => !isDrawn(node));
  return (
    <div className={styles.fields}>
      {part.fields.filter(isDrawn).map((node) => (
        <FieldRow key={keyOf(node)} node={node} asked={asked.has(keyOf(node))} />
      ))}
      {part.held.map((held) => (
        <HeldValue key={held.path.join("\n")} held={held} why={t("heldUnknown")} />
      ))}
      {others.length > 0 && (
        <AddFieldMenu nodes={others} onAdd={(node) => setAsked(new Set([...asked, keyOf(node)]))} />
      )}
    </div>
  );
}
