"use client";
import { parseAsStringLiteral, useQueryState, type UseQueryStateReturn } from "nuqs";

const PAPER_VIEWS = ["edit", "form", "diff"] as const;
/** How the text of an object is shown: as YAML, as a form, compared with what was opened. */
export type PaperView = (typeof PAPER_VIEWS)[number];

/** How the text of an object is shown, from the URL; null where it does not say. */
export function usePaperView(): UseQueryStateReturn<PaperView, undefined> {
  return useQueryState(
    "view",
    parseAsStringLiteral(PAPER_VIEWS).withOptions({ history: "replace", shallow: true }),
  );
}
