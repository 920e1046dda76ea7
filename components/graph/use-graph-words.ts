"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GraphWords } from "./model/graph-words";

/** The words drawn on the canvas, in the reader's language. */
export function useGraphWords(): GraphWords {
  const t = useTranslations("graph");
  return useMemo(
    () => ({
      nodeType: (type) => t("nodeType", { type }),
      nodeReason: (reason) => t("reasonShort", { reason }),
      namespace: t("namespace"),
      plaintext: t("plaintext"),
      errors: t("errorsShort"),
    }),
    [t],
  );
}
