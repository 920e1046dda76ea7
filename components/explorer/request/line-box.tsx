"use client";
import { Button, Textarea } from "@mantine/core";
import { IconTerminal2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import styles from "../explorer.module.css";
import { parseRequestLine, type ParsedLine, type TypedRequest } from "../model/parse-request-line";
import { withoutCredentials } from "../model/without-credentials";

interface LineBoxProps {
  /** A request was typed; `claims` is JSON of the token it had, or "". */
  readonly onRequest: (request: TypedRequest, claims: string) => void;
}

type Problem = Extract<ParsedLine, { readonly ok: false }>;

/** Takes a URL or a curl line; Enter explains it. */
export function LineBox({ onRequest }: LineBoxProps): ReactElement {
  const t = useTranslations("explorer");
  const [line, setLine] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const read = (): void => {
    const parsed = parseRequestLine(line);
    setProblem(parsed.ok ? null : parsed);
    setLeft([]);
    if (!parsed.ok) return;
    const { request, claims, left: headers } = withoutCredentials(parsed.request);
    setLeft(headers);
    onRequest(request, claims);
  };
  return (
    <form
      className={styles.line}
      aria-label={t("lineForm")}
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <Textarea
        className={styles.lineBox ?? ""}
        classNames={{ input: styles.mono ?? "" }}
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        aria-label={t("line")}
        placeholder={t("linePlaceholder")}
        spellCheck={false}
        leftSection={<IconTerminal2 size={15} aria-hidden />}
        value={line}
        error={
          problem === null ? undefined : t("lineProblem", { problem: problem.problem, part: problem.part })
        }
        onChange={(event) => {
          setLine(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          // A line that goes on, and a line break that is asked for, are part of the text.
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          read();
        }}
      />
      <Button type="submit" variant="filled">
        {t("explain")}
      </Button>
      {left.length > 0 && (
        <p className={styles.hint} role="status">
          {t("leftOut", { headers: left.join(", ") })}
        </p>
      )}
    </form>
  );
}
