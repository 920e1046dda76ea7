"use client";
import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import styles from "../explorer.module.css";
import { readClaims } from "../model/read-claims";

interface ClaimsFieldProps {
  readonly claims: string;
  readonly error: string | undefined;
  readonly onChange: (claims: string) => void;
}

/** Claims of a token the request carries. A token that is pasted becomes its claims at once; it never leaves the browser. */
export function ClaimsField({ claims, error, onChange }: ClaimsFieldProps): ReactElement {
  const t = useTranslations("explorer");
  const [decoded, setDecoded] = useState(false);
  const take = (text: string): void => {
    const read = readClaims(text);
    const isToken = read.ok && read.fromToken;
    setDecoded(isToken);
    onChange(isToken ? JSON.stringify(read.claims, null, 2) : text);
  };
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxRows={10}
      classNames={{ input: styles.mono ?? "" }}
      label={t("claims")}
      description={decoded ? t("claimsDecoded") : t("claimsHint")}
      placeholder={t("claimsPlaceholder")}
      spellCheck={false}
      autoComplete="off"
      value={claims}
      error={error}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}
