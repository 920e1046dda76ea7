import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { textAt } from "@/lib/domain/mesh/read-json";
import type { MeshNames } from "./mesh-names";
import type { Named } from "./named";

/** Kinds that are named but not watched. */
const UNWATCHED: ReadonlySet<string> = new Set(["Secret", "ConfigMap"]);
const GATEWAY_API = "gateway.networking.k8s.io";
const KEYS: ReadonlyMap<string, string> = new Map(
  KINDS.map(({ group, kind, key }) => [`${group}/${kind}`, key]),
);

/**
 * The object that a Gateway API reference ({ group, kind, namespace, name }) means; none for kinds Meshlens does not know.
 * https://gateway-api.sigs.k8s.io/reference/spec/#objectreference
 */
export function referenced(
  ref: JsonObject,
  namespace: string,
  role: string,
  mesh: MeshNames,
  defaults: { readonly group: string; readonly kind: string } = { group: "", kind: "Service" },
): readonly Named[] {
  const name = textAt(ref, "name");
  const kind = textAt(ref, "kind") || defaults.kind;
  const group = typeof ref["group"] === "string" ? ref["group"] : defaults.group;
  if (name === "") return [];
  // Istio's own: a host in the place of a Service.
  if (kind === "Hostname" && group === "networking.istio.io") return mesh.host(name, namespace, role);
  const key = UNWATCHED.has(kind) && group === "" ? kind : KEYS.get(`${group}/${kind}`);
  if (key === undefined) return [];
  const scoped = key === "GatewayClass" ? "" : textAt(ref, "namespace") || namespace;
  return [{ kind: key, namespace: scoped, name, role }];
}

/** What a parentRef means where it says no kind. */
export const PARENT_DEFAULTS = { group: GATEWAY_API, kind: "Gateway" };
