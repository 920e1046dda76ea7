"use client";
import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { endedMarkdown, endedText, type EndedShift } from "../model/shift/ended-shift";
import styles from "./shift.module.css";

interface EndedCardProps {
  readonly ended: EndedShift;
  readonly onClose: () => void;
}

/** The written summary of a shift that ended. */
export function EndedCard({ ended, onClose }: EndedCardProps): ReactElement {
  const t = useTranslations("shifting");
  return (
    <section className={styles.summary} aria-label={t("summary")}>
      <h2 className={styles.title}>{ended.title}</h2>
      <ul>
        {ended.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <CopyText text={endedText(ended)} label={t("copyText")} />
        <CopyText text={endedMarkdown(ended)} label={t("copyMarkdown")} />
        <Button variant="subtle" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </section>
  );
}

function CopyText({ text, label }: { text: string; label: string }): ReactElement {
  const t = useTranslations("states");
  return (
    <CopyButton value={text} timeout={1500}>
      {({ copied, copy }) => (
        <Button
          onClick={copy}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        >
          {copied ? t("copied") : label}
        </Button>
      )}
    </CopyButton>
  );
}
