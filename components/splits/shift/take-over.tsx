"use client";
import { Button, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { takeOver } from "@/lib/domain/shifting/change-plan";
import type { Edited } from "@/lib/domain/shifting/edited";
import { DEADLINE_HOURS, deadlineAfter } from "../model/shift/shift-draft";
import styles from "./shift.module.css";
import { useOwnName } from "./use-own-name";

interface TakeOverProps {
  readonly raw: JsonObject;
  readonly onAsk: (result: Edited) => void;
  readonly onClose: () => void;
}

/** Puts a shift that somebody left into other hands, with another deadline. */
export function TakeOver({ raw, onAsk, onClose }: TakeOverProps): ReactElement {
  const t = useTranslations("shifting");
  const [ownName, setOwnName] = useOwnName();
  const [hours, setHours] = useState<number>(DEADLINE_HOURS[1]);
  const by = ownName.trim();
  return (
    <form
      className={styles.stack}
      aria-label={t("takeOverButton")}
      onSubmit={(event) => {
        event.preventDefault();
        if (by === "") return;
        onClose();
        onAsk(takeOver(raw, { by, deadline: deadlineAfter(Date.now(), hours) }));
      }}
    >
      <div className={styles.testFields}>
        <TextInput
          size="xs"
          label={t("yourName")}
          placeholder={t("yourNameHint")}
          maxLength={80}
          value={ownName}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <Select
          size="xs"
          label={t("deadline")}
          allowDeselect={false}
          data={DEADLINE_HOURS.map((each) => ({ value: String(each), label: t("hours", { hours: each }) }))}
          value={String(hours)}
          onChange={(value) => setHours(Number(value))}
        />
      </div>
      <div className={styles.actions}>
        <Button type="submit" disabled={by === ""}>
          {t("review")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
