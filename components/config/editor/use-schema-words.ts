"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { SchemaProblem } from "./model/schema-problems";

/** Says what breaks the cluster's schema. */
export function useSchemaWords(): (problem: SchemaProblem) => string {
  const t = useTranslations("editor");
  return useCallback(({ problem, detail }) => t("schemaProblem", { problem, detail }), [t]);
}
