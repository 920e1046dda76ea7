import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { MeshNames } from "./mesh-names";
import type { Named } from "./named";
import type { ReferenceRule } from "./reference-rule";

/**
 * What a VirtualService names: hosts, gateways, destinations with their subsets, mirrors, delegates.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export const virtualServiceReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  const rules = ["http", "tls", "tcp"].flatMap((protocol) => objectsAt(spec, protocol));
  const matches = rules.flatMap((rule) => objectsAt(rule, "match"));
  const gateways = [spec, ...matches].flatMap((holder) => textsAt(holder, "gateways"));
  return [
    ...textsAt(spec, "hosts").flatMap((host) =>
      mesh.host(host, meta.namespace, "host").filter(isThere(mesh)),
    ),
    ...gateways.flatMap((gateway) => gatewayNamed(gateway, meta.namespace)),
    ...rules.flatMap((rule) => ruleReferences(rule, meta.namespace, mesh)),
  ];
};

/** A host that is nobody's is no loss: gateways route hosts that exist outside the mesh only. */
function isThere({ snapshot }: MeshNames): (named: Named) => boolean {
  return ({ kind, namespace, name }) => snapshot.get(kind, namespace, name) !== undefined;
}

/** A gateway of a rule by name or namespace/name; none for `mesh`, which means the sidecars. */
function gatewayNamed(gateway: string, namespace: string): readonly Named[] {
  if (gateway === "mesh" || gateway === "") return [];
  const slash = gateway.indexOf("/");
  return [
    {
      kind: "Gateway.networking.istio.io",
      namespace: slash < 0 ? namespace : gateway.slice(0, slash),
      name: gateway.slice(slash + 1),
      role: "gateway",
    },
  ];
}

function ruleReferences(rule: JsonObject, namespace: string, mesh: MeshNames): readonly Named[] {
  const mirrors = [
    objectAt(rule, "mirror"),
    ...objectsAt(rule, "mirrors").map((mirror) => objectAt(mirror, "destination")),
  ];
  const delegate = objectAt(rule, "delegate");
  const name = textAt(delegate, "name");
  return [
    ...objectsAt(rule, "route").flatMap((route) =>
      destinationReferences(objectAt(route, "destination"), "destination host", namespace, mesh),
    ),
    ...mirrors.flatMap((mirror) => destinationReferences(mirror, "mirror", namespace, mesh)),
    ...(name === ""
      ? []
      : [
          {
            kind: "VirtualService",
            namespace: textAt(delegate, "namespace") || namespace,
            name,
            role: "delegate",
          },
        ]),
  ];
}

function destinationReferences(
  destination: JsonObject,
  role: string,
  namespace: string,
  mesh: MeshNames,
): readonly Named[] {
  const host = textAt(destination, "host");
  if (host === "") return [];
  return [...mesh.host(host, namespace, role), ...subsetReferences(destination, host, namespace, mesh)];
}

function subsetReferences(
  destination: JsonObject,
  host: string,
  namespace: string,
  mesh: MeshNames,
): readonly Named[] {
  const subset = textAt(destination, "subset");
  const rules = mesh.destinationRules(host, namespace);
  const named = subset === "" ? rules : rules.filter((rule) => mesh.hasSubset(rule, subset));
  const role = subset === "" ? "destination rule" : `subset ${subset}`;
  const found = named.map(({ meta }): Named => ({
    kind: "DestinationRule",
    namespace: meta.namespace,
    name: meta.name,
    role,
  }));
  if (subset === "" || found.length > 0) return found;
  const [rule] = rules;
  const missing = rule ? { namespace: rule.meta.namespace, name: rule.meta.name } : { namespace, name: host };
  return [{ kind: "DestinationRule", ...missing, role, exists: false }];
}
