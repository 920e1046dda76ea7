import type { inferParserType } from "nuqs";
import { wordFilter } from "@/components/mesh/model/word-filter";
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
  const holds = wordFilter(text);
  return workloads.filter((workload) => {
    const { key, whole, ports } = workload;
    if (mode.length > 0 && ![whole, ...ports].some(({ configured }) => mode.includes(configured)))
      return false;
    const marks = marksOf(workload, modeOf(whole.namespace));
    return only.every((mark) => marks.has(mark)) && holds(key, ...callerNames(whole));
  });
}

function callerNames({ callers }: MtlsWorkload["whole"]): readonly string[] {
  return callers.map(({ namespace, workload }) => `${namespace}/${workload}`);
}
