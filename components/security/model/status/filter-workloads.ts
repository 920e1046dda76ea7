import type { inferParserType } from "nuqs";
import type { mtlsParams } from "@/lib/client/url-state/mtls-params";
import { marksOf } from "./mtls-marks";
import type { MtlsWorkload } from "./mtls-workload";

/** The part of the page's state that leaves workloads out. */
export type MtlsFilter = Pick<inferParserType<typeof mtlsParams>, "text" | "mode" | "only">;

/** Leaves out nothing. */
export const NO_FILTER: MtlsFilter = { text: "", mode: [], only: [] };

/** Whether the filter leaves anything out. */
export function isFiltering({ text, mode, only }: MtlsFilter): boolean {
  return text.trim() !== "" || mode.length > 0 || only.length > 0;
}

/**
 * The workloads that the filter lets through: every word is part of the namespace's, the workload's or a caller's name, one of
 * the modes is the workload's or a port's, and every mark chosen holds. `modeOf` tells a namespace's own mode.
 */
export function filterWorkloads(
  workloads: readonly MtlsWorkload[],
  { text, mode, only }: MtlsFilter,
  modeOf: (namespace: string) => MtlsWorkload["whole"]["configured"] | undefined,
): readonly MtlsWorkload[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return workloads.filter((workload) => {
    const { whole, ports } = workload;
    if (mode.length > 0 && ![whole, ...ports].some(({ configured }) => mode.includes(configured)))
      return false;
    const marks = marksOf(workload, modeOf(whole.namespace));
    return only.every((mark) => marks.has(mark)) && hasWords(workload, words);
  });
}

function hasWords({ key, whole }: MtlsWorkload, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const callers = whole.callers.map(({ namespace, workload }) => `${namespace}/${workload}`);
  const text = [key, ...callers].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
