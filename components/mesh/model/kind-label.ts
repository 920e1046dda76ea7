import { CONFIG_KINDS, type ConfigFamily } from "@/lib/domain/config/config-kinds";

const FAMILY_NAMES: Readonly<Record<ConfigFamily, string>> = {
  istio: "Istio",
  gatewayApi: "Gateway API",
  inference: "Inference",
};

/** The proper name of a family of kinds. */
export function familyName(family: ConfigFamily): string {
  return FAMILY_NAMES[family];
}

const LABELS: ReadonlyMap<string, string> = new Map(
  CONFIG_KINDS.map(({ key, kind, family }) => {
    const shared = CONFIG_KINDS.filter((other) => other.kind === kind).length > 1;
    return [key, shared ? `${kind} (${FAMILY_NAMES[family]})` : kind];
  }),
);

/** How a kind is called on the screen: with its family where two families share the name; unknown keys as they are. */
export function kindLabel(key: string): string {
  return LABELS.get(key) ?? key;
}
