"use client";
import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { pathText } from "@/lib/domain/config/field-path";
import { addItem, removeField } from "@/lib/domain/forms/form-edit";
import { readForm, type FormNode } from "@/lib/domain/forms/read-form";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { FoundHere } from "./found-here";
import { ListItems } from "./list-items";
import { NewEntry } from "./new-entry";
import { WeightSliders } from "./weight-sliders";

interface FieldBlockProps {
  readonly node: FormNode;
  /** Somebody asked for it: it is open although the object does not have it. */
  readonly asked: boolean;
}

/** A field that has fields of its own: a group, a list, or objects by key. */
export function FieldBlock({ node, asked }: FieldBlockProps): ReactElement {
  const t = useTranslations("configForm");
  const { object, edit, readOnly, findings } = useForm();
  const [open, setOpen] = useState(asked);
  const { field, path, state } = node;
  const add = (): void => {
    if (field.input === "list") edit(addItem(object, path, field.fresh));
    setOpen(true);
  };
  const here = findings(path).filter((finding) => finding.path.length === path.length);
  const isThere = state === "shown";
  return (
    <div className={styles.block} role="group" aria-label={field.label}>
      <div className={styles.blockHead}>
        <h3 title={`${pathText(path)} ${field.help ?? ""}`.trim()}>{field.label}</h3>
        {!readOnly && (field.input === "list" || (!isThere && !open)) && (
          <Button
            size="compact-xs"
            variant="subtle"
            fw={400}
            leftSection={<IconPlus size={13} aria-hidden />}
            aria-label={t("addTo", { field: field.label })}
            onClick={add}
          >
            {t(field.input === "list" ? "addItem" : "setGroup")}
          </Button>
        )}
        <span className={styles.spacer} />
        {isThere && !readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("remove", { field: field.label })}
            onClick={() => edit(removeField(object, path))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <FoundHere findings={here} />
      {(isThere || open) && (
        <div className={field.input === "group" ? styles.inset : undefined}>
          <BlockBody node={node} />
        </div>
      )}
    </div>
  );
}

function BlockBody({ node }: { readonly node: FormNode }): ReactElement | null {
  const { drawFields } = useForm();
  const { field, path, value } = node;
  switch (field.input) {
    case "group":
      return drawFields(value === undefined ? readForm(field.fields, {}, path) : node);
    case "list":
      return (
        <>
          <WeightSliders node={node} />
          <ListItems node={node} />
        </>
      );
    case "objectMap":
      return (
        <>
          <ListItems node={node} />
          <NewEntry path={path} label={field.label} />
        </>
      );
    default:
      return null;
  }
}
