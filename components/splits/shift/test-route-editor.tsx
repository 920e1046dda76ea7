"use client";
import { Select, Switch, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { ShiftDraft } from "../model/shift/shift-draft";
import styles from "./shift.module.css";

interface TestRouteEditorProps {
  readonly names: readonly string[];
  readonly test: ShiftDraft["test"];
  /** The destination that gains most, chosen first. */
  readonly gaining: number;
  readonly onTest: (test: ShiftDraft["test"]) => void;
}

/** A header by which chosen requests reach the new version before others do. */
export function TestRouteEditor({ names, test, gaining, onTest }: TestRouteEditorProps): ReactElement {
  const t = useTranslations("shifting");
  return (
    <div className={styles.stack}>
      <Switch
        size="xs"
        label={t("testRoute")}
        description={t("testRouteHint")}
        checked={test !== null}
        onChange={(event) =>
          onTest(
            event.currentTarget.checked ? { header: "x-canary", value: "yes", destination: gaining } : null,
          )
        }
      />
      {test !== null && (
        <div className={styles.testFields}>
          <TextInput
            size="xs"
            label={t("header")}
            value={test.header}
            onChange={(event) => onTest({ ...test, header: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label={t("headerValue")}
            value={test.value}
            onChange={(event) => onTest({ ...test, value: event.currentTarget.value })}
          />
          <Select
            size="xs"
            label={t("testDestination")}
            allowDeselect={false}
            data={names.map((label, index) => ({ value: String(index), label }))}
            value={String(test.destination)}
            onChange={(value) => onTest({ ...test, destination: Number(value) })}
          />
        </div>
      )}
    </div>
  );
}
