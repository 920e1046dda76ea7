"use client";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, type ReactElement, type ReactNode } from "react";
import { pathText } from "@/lib/domain/config/field-path";
import { removeField } from "@/lib/domain/forms/form-edit";
import type { FormNode } from "@/lib/domain/forms/read-form";
import { FieldBlock } from "./field-block";
import { FieldInput } from "./field-input";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { FoundHere } from "./found-here";
import { HeldValue } from "./held-value";
import { OneOfField } from "./one-of-field";

interface FieldRowProps {
  readonly node: FormNode;
  /** Somebody asked for it: it is open although the object does not have it. */
  readonly asked: boolean;
}

/** One field with its name, its value and what was found about it. */
export function FieldRow({ node, asked }: FieldRowProps): ReactElement {
  const t = useTranslations("configForm");
  const id = useId();
  const { field } = node;
  if (field.input === "oneOf") return <OneOfField node={node} field={field} />;
  if (node.state === "held")
    return (
      <>
        {node.held.map((held) => (
          <HeldValue key={held.path.join("\n")} held={held} why={t("heldShape", { field: field.label })} />
        ))}
      </>
    );
  if (field.input === "group" || field.input === "list" || field.input === "objectMap")
    return <FieldBlock node={node} asked={asked} />;
  return (
    <Line node={node} label={<label htmlFor={id}>{field.label}</label>}>
      <FieldInput id={id} node={node} />
    </Line>
  );
}

interface LineProps {
  readonly node: FormNode;
  readonly label: ReactNode;
  readonly children: ReactNode;
}

function Line({ node, label, children }: LineProps): ReactElement {
  const t = useTranslations("configForm");
  const { readOnly, object, edit, findings } = useForm();
  const { field, path, state } = node;
  const isPart = field.path.length === 0;
  return (
    <div className={styles.row}>
      <Tooltip
        label={`${pathText(path)} ${field.help ?? ""}`.trim()}
        multiline
        maw={420}
        openDelay={400}
        position="top-start"
      >
        <span className={styles.label}>{label}</span>
      </Tooltip>
      <div className={styles.control}>
        {children}
        <FoundHere findings={findings(path)} />
      </div>
      {state === "shown" && !readOnly && !isPart ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("remove", { field: field.label })}
          onClick={() => edit(removeField(object, path))}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      ) : (
        <span />
      )}
    </div>
  );
}
