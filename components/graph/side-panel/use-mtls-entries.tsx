"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatPercent } from "@/lib/format/percent";
import type { MtlsFacts } from "../model/mtls-facts";
import { MtlsConfigured } from "./mtls-configured";

interface Entry {
  readonly key: string;
  readonly value: ReactNode;
}

/** Configured and observed as two lines, never one; without the first where nothing is known of it. */
export function useMtlsEntries(): (facts: MtlsFacts | null, observed: number | null) => readonly Entry[] {
  const t = useTranslations("graphMtls");
  return (facts, observed) => [
    ...(facts === null ? [] : [{ key: t("configured"), value: <MtlsConfigured facts={facts} /> }]),
    { key: t("observed"), value: observed === null ? t("unknown") : formatPercent(observed) },
  ];
}
