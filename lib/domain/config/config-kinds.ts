import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";

export type ConfigFamily = "istio" | "gatewayApi" | "inference";

export interface ConfigKind extends Kind {
  readonly family: ConfigFamily;
}

/** The family of an API group whose kinds people configure a mesh with; null for every other group. */
export function configFamily(group: string): ConfigFamily | null {
  if (group.endsWith(".istio.io")) return "istio";
  if (/^gateway\.networking\.(x-)?k8s\.io$/.test(group)) return "gatewayApi";
  if (/^inference\.networking\.(x-)?k8s\.io$/.test(group)) return "inference";
  return null;
}

/** The kinds of `KINDS` that configure a mesh. */
export const CONFIG_KINDS: readonly ConfigKind[] = KINDS.flatMap((kind: Kind) => {
  const family = configFamily(kind.group);
  return family === null ? [] : [{ ...kind, family }];
});

const BY_KEY: ReadonlyMap<string, ConfigKind> = new Map(CONFIG_KINDS.map((kind) => [kind.key, kind]));

/** The configuration kind with this key, if it is one. */
export function configKind(key: string): ConfigKind | undefined {
  return BY_KEY.get(key);
}
