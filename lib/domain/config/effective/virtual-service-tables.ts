import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt } from "../../mesh/read-json";
import type { Caller } from "../../routing/caller";
import { routeRules, type RouteRule, type RouteSection } from "../../routing/route-rules";
import { unreachableRoutes } from "../../routing/unreachable-routes";
import { readVirtualService } from "../../routing/virtual-service";
import { virtualServiceDecision } from "../../routing/virtual-service-decision";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";
import { matchText } from "./match-text";
import { refusesSome, splitText } from "./split-text";

const SECTIONS: readonly (readonly [section: RouteSection, title: string])[] = [
  ["http", "HTTP routes in the order they are tried"],
  ["tls", "TLS routes in the order they are tried"],
  ["tcp", "TCP routes in the order they are tried"],
];
const ALSO = ["timeout", "retries", "rewrite", "headers", "fault", "mirror", "mirrors", "corsPolicy"];

function takesText(rule: JsonObject): string {
  const matches = objectsAt(rule, "match");
  return matches.length === 0 ? "every request" : matches.map(matchText).join(" or ");
}

function rowOf(
  context: EffectiveContext,
  route: RouteRule,
  index: number,
  blockedBy: number | undefined,
): EffectiveRow {
  const caller: Caller = { namespace: route.namespace, labels: null, dataPlane: "sidecar" };
  // Without its matches the route takes everything, which shows where it sends what it takes.
  const { match: _match, ...rule } = route.rule;
  const decision = virtualServiceDecision(context.mesh, [{ ...route, rule }], {
    caller,
    gateway: "mesh",
    port: null,
  });
  const sends = decision ? splitText(decision.rest, context.visible) : "";
  const also = ALSO.filter((name) => name in route.rule).join(", ");
  const cells = [String(index + 1), takesText(route.rule), sends, also, route.place];
  if (blockedBy !== undefined) {
    const never = `never: route ${blockedBy + 1} takes all of it first`;
    return { cells: [...cells.slice(0, 2), never, also, route.place], tone: "muted" };
  }
  return { cells, tone: decision && refusesSome(decision.rest) ? "bad" : "plain" };
}

function routesTable(
  context: EffectiveContext,
  object: ClusterObject,
  section: RouteSection,
  title: string,
): readonly EffectiveTable[] {
  const rules = routeRules(context.mesh.snapshot, object, section);
  if (rules.length === 0) return [];
  const blocked = unreachableRoutes(rules.map(({ rule }) => rule));
  const rows = rules.map((route, index) => rowOf(context, route, index, blocked.get(index)));
  return [effectiveTable(title, ["#", "Takes", "Sends to", "Also", "Written in"], rows)];
}

function hostRows(context: EffectiveContext, object: ClusterObject): readonly EffectiveRow[] {
  const { hosts, gateways } = readVirtualService(object);
  const { namespace, name } = object.meta;
  const caller: Caller = { namespace, labels: null, dataPlane: "sidecar" };
  return hosts.map((host): EffectiveRow => {
    const where = gateways.join(", ");
    if (!gateways.includes("mesh")) return { cells: [host, where, "at its gateways"], tone: "plain" };
    const of = context.mesh.registry.find(host)?.namespace ?? "";
    const ruling = context.mesh.virtualServices.inMesh(caller, host, of)?.object.meta;
    const isOwn = ruling?.namespace === namespace && ruling.name === name;
    if (isOwn || !ruling) return { cells: [host, where, "in force"], tone: "plain" };
    const other = context.visible.has(ruling.namespace)
      ? `${ruling.namespace}/${ruling.name}`
      : "another one";
    return { cells: [host, where, `ignored in the mesh: VirtualService ${other} is older`], tone: "warn" };
  });
}

/**
 * What a VirtualService comes to: its routes in the order they are tried, delegates merged in, with where requests end and
 * which routes never get any; and for which of its hosts it is in force.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function virtualServiceTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const routes = SECTIONS.flatMap(([section, title]) => routesTable(context, object, section, title));
  const isDelegate = objectAt(object.data, "spec")["hosts"] === undefined;
  if (isDelegate) return routes;
  return [...routes, effectiveTable("Hosts", ["Host", "Gateways", "In force"], hostRows(context, object))];
}
