"use client";
import { ActionIcon, Button, Slider } from "@mantine/core";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { setField, type FormEdit } from "@/lib/domain/forms/form-edit";
import type { FormNode } from "@/lib/domain/forms/read-form";
import { evenWeights, shareWeights } from "@/lib/domain/forms/share-weights";
import { splitOf } from "@/lib/domain/forms/split-of";
import { useForm } from "./form-session";
import styles from "./forms.module.css";

/** The weights of several destinations that together are 100: moving one moves the others that are not locked. */
export function WeightSliders({ node }: { readonly node: FormNode }): ReactElement | null {
  const t = useTranslations("configForm");
  const { object, edit, readOnly } = useForm();
  const [locked, setLocked] = useState<ReadonlySet<number>>(new Set());
  const split = splitOf(node.path, node.value ?? null);
  if (split === null) return null;
  const weights = split.map(({ weight }) => weight);
  const write = (next: readonly number[]): void =>
    edit(
      next.flatMap((weight, index): readonly FormEdit[] =>
        setField(object, [...node.path, index, "weight"], weight),
      ),
    );
  const toggle = (index: number): void => {
    const next = new Set(locked);
    if (!next.delete(index)) next.add(index);
    setLocked(next);
  };
  return (
    <div className={styles.split} role="group" aria-label={t("split")}>
      {split.map(({ name, weight }, index) => (
        <div key={index} className={styles.splitRow}>
          <span className={styles.splitName}>{name}</span>
          <Slider
            size="sm"
            value={Math.min(weight, 100)}
            min={0}
            max={100}
            label={null}
            thumbLabel={t("weightOf", { name })}
            disabled={readOnly || locked.has(index)}
            onChange={(next) => write(shareWeights(weights, { index, weight: next, locked }))}
          />
          <span className={styles.splitNumber}>{t("share", { share: weight })}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-pressed={locked.has(index)}
            aria-label={t("lock", { name })}
            disabled={readOnly}
            onClick={() => toggle(index)}
          >
            {locked.has(index) ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
          </ActionIcon>
        </div>
      ))}
      {!readOnly && (
        <Button
          size="compact-xs"
          variant="subtle"
          fw={400}
          w="fit-content"
          onClick={() => write(evenWeights(split.length))}
        >
          {t("evenly")}
        </Button>
      )}
    </div>
  );
}
