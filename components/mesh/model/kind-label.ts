import { CONFIG_KINDS, configKind, type ConfigFamily } from "@/lib/domain/config/config-kinds";

const FAMILY_NAMES: Readonly<Record<ConfigFamily, string>> = {
  istio: "Istio",
  gatewayApi: "Gateway API",
  inference: "Inference",
};

/** The proper name of a family of kinds. */
export function familyName(family: ConfigFamily): string {
  return FAMILY_NAMES[family];
}

/** How a kind is called on the screen: with its family where two families share the name; unknown keys as they are. */
export function kindLabel(key: string): string {
  const known = configKind(key);
  if (known === undefined) return key;
  const shared = CONFIG_KINDS.filter(({ kind }) => kind === known.kind).length > 1;
  return shared ? `${known.kind} (${familyName(known.family)})` : known.kind;
}
