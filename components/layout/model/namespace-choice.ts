import type { NamespacesResponse } from "@/lib/contracts/namespaces-response";

export interface NamespaceOption {
  readonly name: string;
  readonly chosen: boolean;
  /** Null for a chosen name that is not among the visible ones. */
  readonly facts: NamespacesResponse["namespaces"][number] | null;
}

/**
 * The options of the picker whose name contains `search`, by name. Chosen names that are not visible stay in the list,
 * so that they can be taken away again.
 */
export function namespaceOptions(
  visible: NamespacesResponse["namespaces"],
  chosen: readonly string[],
  search: string,
): readonly NamespaceOption[] {
  const known = new Map(visible.map((facts) => [facts.name, facts]));
  const needle = search.trim().toLowerCase();
  return [...new Set([...known.keys(), ...chosen])]
    .filter((name) => name.toLowerCase().includes(needle))
    .sort((a, b) => a.localeCompare(b, "en"))
    .map((name) => ({ name, chosen: chosen.includes(name), facts: known.get(name) ?? null }));
}

/** The choice after `name` was picked: added or taken away. An empty choice is all visible namespaces. */
export function toggleNamespace(chosen: readonly string[], name: string): string[] {
  return chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name].sort();
}
