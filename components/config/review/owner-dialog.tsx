"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent, type ReactElement } from "react";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import type { OwnerDto } from "@/lib/contracts/config/owner";
import styles from "./review.module.css";

interface OwnerDialogProps {
  readonly owner: OwnerDto;
  /** The name that has to be typed. */
  readonly name: string;
  readonly onWrite: () => void;
  readonly onClose: () => void;
}

/** The second confirmation before writing what a repository owns: why not to, and the object's name to type. */
export function OwnerDialog({ owner, name, onWrite, onClose }: OwnerDialogProps): ReactElement {
  const t = useTranslations("review");
  const [typed, setTyped] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typed === name) onWrite();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ownerTitle")}
      size="md"
      centered
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <form onSubmit={submit} className={styles.stack}>
        <p className={styles.text}>
          <OwnerBadge owner={owner} />
        </p>
        <p className={styles.text}>{t("ownerWhy", { type: owner.type, name: owner.name })}</p>
        <p className={styles.text}>{t("ownerBetter")}</p>
        <TextInput
          label={t("ownerType", { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <div className={styles.actions}>
          <Button type="submit" color="red" variant="light" disabled={typed !== name}>
            {t("ownerWrite")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
