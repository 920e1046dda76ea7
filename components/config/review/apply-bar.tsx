"use client";
import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { download } from "@/components/ui/download";
import styles from "./review.module.css";

interface ApplyBarProps {
  /** Whether a repository owns one of the objects: then copying comes first and writing asks again. */
  readonly owned: boolean;
  /** How many objects it writes. */
  readonly count: number;
  /** Whether it only takes objects away. */
  readonly deletes: boolean;
  readonly disabled: boolean;
  readonly applying: boolean;
  readonly onApply: () => void;
  readonly patch: string | null;
  readonly kubectl: string | null;
  readonly yaml: string;
  readonly fileName: string;
  /** Discard and other buttons. */
  readonly children?: ReactNode;
}

/** What can be done with a draft. */
export function ApplyBar(props: ApplyBarProps): ReactElement {
  const { owned, count, deletes, disabled, applying, onApply, patch, kubectl, yaml, fileName, children } =
    props;
  const t = useTranslations("review");
  const save = (): void => download(fileName, new Blob([yaml], { type: "application/yaml" }));
  return (
    <div className={styles.actions} role="group" aria-label={t("actions")}>
      {!owned && (
        <Button
          {...(deletes ? { variant: "light", color: "red" } : { variant: "filled" })}
          disabled={disabled}
          loading={applying}
          onClick={onApply}
        >
          {deletes ? t("applyDelete", { count }) : t("apply", { count })}
        </Button>
      )}
      <CopyText text={patch} label={t("copyPatch")} primary={owned} />
      <Button onClick={save} leftSection={<IconDownload size={14} aria-hidden />}>
        {t("downloadYaml")}
      </Button>
      <CopyText text={kubectl} label={t("copyKubectl")} primary={false} />
      {owned && (
        <Button variant="subtle" color="gray" disabled={disabled} loading={applying} onClick={onApply}>
          {t("writeAnyway")}
        </Button>
      )}
      {children}
    </div>
  );
}

interface CopyTextProps {
  readonly text: string | null;
  readonly label: string;
  readonly primary: boolean;
}

function CopyText({ text, label, primary }: CopyTextProps): ReactElement {
  const t = useTranslations("states");
  return (
    <CopyButton value={text ?? ""} timeout={1500}>
      {({ copied, copy }) => (
        <Button
          variant={primary ? "filled" : "default"}
          disabled={text === null || text === ""}
          onClick={copy}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        >
          {copied ? t("copied") : label}
        </Button>
      )}
    </CopyButton>
  );
}
