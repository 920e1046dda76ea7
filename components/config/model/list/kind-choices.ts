import { familyName, kindLabel } from "@/components/mesh/model/kind-label";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { configKind } from "@/lib/domain/config/config-kinds";

export interface KindGroup {
  readonly title: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

const FAMILIES = ["istio", "gatewayApi", "inference", null] as const;

/** The kinds that have objects, or are chosen, by family and name, each with its number of objects. */
export function kindChoices(rows: readonly ObjectRow[], chosen: readonly string[]): readonly KindGroup[] {
  const counts = new Map<string, number>(chosen.map((kind) => [kind, 0]));
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const choices = [...counts]
    .map(([value, count]) => ({ value, label: kindLabel(value), count }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  return FAMILIES.map((family) => ({
    title: family === null ? "" : familyName(family),
    choices: choices.filter(({ value }) => (configKind(value)?.family ?? null) === family),
  })).filter(({ choices: some }) => some.length > 0);
}
