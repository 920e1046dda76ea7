import type { inferParserType } from "nuqs";
import type { mtlsParams } from "@/lib/client/url-state/mtls-params";
import { isFiltering } from "./filter-workloads";

interface OpenState {
  readonly isOpen: (key: string) => boolean;
  /** Whether every namespace is open. */
  readonly all: boolean;
  /** What the URL keeps once the line with this key was turned. */
  readonly after: (key: string) => string[];
  /** What the URL keeps once every namespace was opened, or closed where all are open. */
  readonly afterAll: () => string[];
}

/** More namespaces than this are closed until one opens them. */
const FEW = 3;
/** Before a key: closed, where it would be open. No name begins with it. */
const CLOSED = "-";

/**
 * Which lines are open. The URL keeps what is not as it would be at first: workloads closed, namespaces open where there are few
 * of them or a filter is at work.
 */
export function openState(
  state: Pick<inferParserType<typeof mtlsParams>, "open" | "text" | "mode" | "only">,
  namespaces: readonly string[],
): OpenState {
  const kept = new Set(state.open);
  const few = namespaces.length <= FEW || isFiltering(state);
  const openAtFirst = (key: string): boolean => few && !key.includes("/");
  const isOpen = (key: string): boolean => kept.has(key) || (openAtFirst(key) && !kept.has(CLOSED + key));
  const all = namespaces.every(isOpen);
  return {
    isOpen,
    all,
    after: (key) => {
      const others = state.open.filter((other) => other !== key && other !== CLOSED + key);
      if (isOpen(key)) return openAtFirst(key) ? [...others, CLOSED + key] : others;
      return openAtFirst(key) ? others : [...others, key];
    },
    afterAll: () => {
      const workloads = state.open.filter((key) => key.includes("/"));
      if (all) return [...workloads, ...(few ? namespaces.map((name) => CLOSED + name) : [])];
      return [...workloads, ...(few ? [] : namespaces)];
    },
  };
}
