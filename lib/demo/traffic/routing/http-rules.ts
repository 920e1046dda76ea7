import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { objectRef } from "../model/object-ref";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { isExportedTo } from "../registry/exported-to";
import { mergeDelegate } from "./merge-delegate";
import { type VirtualService, virtualServices } from "./virtual-services";

/** One entry of a VirtualService's http, tcp or tls. */
export interface RouteRule {
  readonly rule: JsonObject;
  /** By `objectRef`. */
  readonly ref: string;
  /** That of the object it is written in: its short names belong there. */
  readonly namespace: string;
}

const delegates = perWorld(
  (world: MeshWorld) =>
    new Map(
      virtualServices(world)
        .filter(({ hosts }) => hosts.length === 0)
        .map((one) => [`${one.namespace}/${one.object.metadata.name}`, one]),
    ),
);

/** The entries of a section of a VirtualService. */
export const rulesOf = (
  { object, namespace }: VirtualService,
  section: "http" | "tcp" | "tls",
): readonly RouteRule[] =>
  objectsIn(jsonAt(object, "spec", section)).map((rule, index) => ({
    rule,
    ref: objectRef(object, `spec.${section}[${index}]`),
    namespace,
  }));

/** A delegate that is missing, not exported to the root's namespace or delegates again leaves nothing of the root's route. */
function delegated(world: MeshWorld, root: RouteRule): readonly RouteRule[] {
  const namespace = textOr(jsonAt(root.rule, "delegate", "namespace")) || root.namespace;
  const name = textOr(jsonAt(root.rule, "delegate", "name"));
  const delegate = delegates(world).get(`${namespace}/${name}`);
  if (!delegate || !isExportedTo(delegate.exportTo, delegate.namespace, root.namespace)) return [];
  return rulesOf(delegate, "http").flatMap((own) => {
    const merged = own.rule["delegate"] === undefined ? mergeDelegate(root.rule, own.rule) : null;
    return merged ? [{ ...own, rule: merged }] : [];
  });
}

const known = perWorld(() => new Map<VirtualService, readonly RouteRule[]>());

/**
 * The HTTP routes of a VirtualService, those it delegates merged in where they stand.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export function httpRules(world: MeshWorld, virtualService: VirtualService): readonly RouteRule[] {
  const found = known(world).get(virtualService);
  if (found) return found;
  const rules = rulesOf(virtualService, "http").flatMap((one) =>
    one.rule["delegate"] === undefined ? [one] : delegated(world, one),
  );
  known(world).set(virtualService, rules);
  return rules;
}
