"use client";
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { parseLabelEdit, type LabelEdit } from "../model/list/label-edit";

interface LabelDialogProps {
  readonly count: number;
  readonly onEdit: (edit: LabelEdit) => void;
  readonly onClose: () => void;
}

/** Asks which labels to set and to remove. */
export function LabelDialog({ count, onEdit, onClose }: LabelDialogProps): ReactElement {
  const t = useTranslations("configList");
  const [text, setText] = useState("");
  const edit = parseLabelEdit(text);
  return (
    <Modal opened onClose={onClose} title={t("labelTitle", { count })} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (edit !== null) onEdit(edit);
        }}
      >
        <TextInput
          data-autofocus
          label={t("labelEdit")}
          description={t("labelEditHint")}
          placeholder="team=payments, old-"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={text.trim() !== "" && edit === null ? t("labelEditInvalid") : undefined}
        />
        <Group justify="flex-end" gap={8} mt={14}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="filled" disabled={edit === null}>
            {t("openDraft")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
