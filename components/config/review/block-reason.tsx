"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { EntryReading } from "../draft/model/read-entry";
import type { Block } from "./model/blocked-because";
import styles from "./review.module.css";

interface BlockReasonProps {
  readonly block: Block;
  readonly onGoToLine: (line: number) => void;
  /** Opens the text as a draft of its own: several objects, or another object than the one opened. */
  readonly onOpenAsDraft: ((index: number, reading: EntryReading) => void) | null;
  readonly onCheckAgain: () => void;
}

/** Why Apply is not offered, and the way out. */
export function BlockReason(props: BlockReasonProps): ReactElement {
  const { block, onGoToLine, onOpenAsDraft, onCheckAgain } = props;
  const t = useTranslations("review");
  if (block.why === "notChecked" || block.why === "refused") {
    return (
      <Reason>
        {blockWords(block, t)}{" "}
        <Button size="compact-xs" onClick={onCheckAgain}>
          {t("checkAgain")}
        </Button>
      </Reason>
    );
  }
  if (block.why !== "text") return <Reason>{blockWords(block, t)}</Reason>;
  const { reading, index } = block;
  const [problem] = reading.state === "invalid" ? reading.problems : [];
  const opens = reading.state === "several" || reading.state === "other";
  return (
    <Reason>
      {textWords(reading, t)}{" "}
      {problem !== undefined && (
        <Button size="compact-xs" onClick={() => onGoToLine(problem.line)}>
          {t("goToLine", { line: problem.line })}
        </Button>
      )}
      {opens && onOpenAsDraft !== null && (
        <Button size="compact-xs" onClick={() => onOpenAsDraft(index, reading)}>
          {t(reading.state === "several" ? "openAsDraft" : "createOther")}
        </Button>
      )}
    </Reason>
  );
}

function Reason({ children }: { children: React.ReactNode }): ReactElement {
  return (
    <p className={styles.reason} role="status">
      {children}
    </p>
  );
}

type Words = ReturnType<typeof useTranslations<"review">>;

function blockWords(block: Exclude<Block, { why: "text" }>, t: Words): string {
  switch (block.why) {
    case "notAllowed":
      return block.because;
    case "checking":
      return t("blockChecking");
    case "notChecked":
      return t("blockNotChecked", { because: block.because });
    case "conflicts":
      return t("blockConflicts", { count: block.count });
    case "refused":
      return t("blockRefused");
    case "unchanged":
      return t("blockUnchanged");
  }
}

function textWords(reading: EntryReading, t: Words): string {
  switch (reading.state) {
    case "invalid":
      return t("blockInvalid", {
        count: reading.problems.length,
        message: reading.problems[0]?.message ?? "",
      });
    case "several":
      return t("blockSeveral", { count: reading.objects.length });
    case "other":
      return t("blockOther", { part: reading.part, was: orNone(reading.was), is: orNone(reading.is) });
    case "noObject":
      return t("blockNoObject", { missing: reading.missing });
    case "empty":
      return t("blockEmpty");
    case "object":
    case "delete":
      return "";
  }
}

function orNone(text: string): string {
  return text === "" ? "–" : text;
}
