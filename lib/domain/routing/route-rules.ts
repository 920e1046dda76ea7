import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { isExportedTo } from "../mesh/hosts/exported-to";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";
import type { ObjectRef } from "../mesh/object-ref";
import { mergeDelegate } from "./merge-delegate";

export type RouteSection = "http" | "tls" | "tcp";

/** One entry of a VirtualService's http, tls or tcp. */
export interface RouteRule {
  readonly rule: JsonObject;
  /** Where it stands: `VirtualService bookinfo/reviews spec.http[0]`. */
  readonly place: string;
  /** Of the object it is written in; its short names belong there. */
  readonly namespace: string;
  readonly object: ObjectRef;
  readonly section: RouteSection;
  /** `spec.http[0]` */
  readonly path: string;
}

function sectionOf(object: ClusterObject, section: RouteSection): readonly RouteRule[] {
  const { namespace, name } = object.meta;
  return objectsAt(objectAt(object.data, "spec"), section).map((rule, index) => ({
    rule,
    place: `VirtualService ${namespace}/${name} spec.${section}[${index}]`,
    namespace,
    object: { kind: object.kind, namespace, name },
    section,
    path: `spec.${section}[${index}]`,
  }));
}

/** A delegate that is missing, has hosts, is not exported to the root's namespace or delegates again leaves no route. */
function delegated(snapshot: ClusterSnapshot, root: RouteRule): readonly RouteRule[] {
  const named = objectAt(root.rule, "delegate");
  const namespace = textAt(named, "namespace") || root.namespace;
  const delegate = snapshot.get("VirtualService", namespace, textAt(named, "name"));
  if (!delegate || !isExportedTo(delegate, root.namespace)) return [];
  if (objectAt(delegate.data, "spec")["hosts"] !== undefined) return [];
  return sectionOf(delegate, "http").flatMap((own) => {
    const merged = isJsonObject(own.rule["delegate"]) ? null : mergeDelegate(root.rule, own.rule);
    return merged ? [{ ...own, rule: merged }] : [];
  });
}

/**
 * The routes of a section of a VirtualService in the order in which they are tried, those it delegates merged in where they
 * stand. https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export function routeRules(
  snapshot: ClusterSnapshot,
  virtualService: ClusterObject,
  section: RouteSection,
): readonly RouteRule[] {
  return sectionOf(virtualService, section).flatMap((one) =>
    section === "http" && isJsonObject(one.rule["delegate"]) ? delegated(snapshot, one) : [one],
  );
}
