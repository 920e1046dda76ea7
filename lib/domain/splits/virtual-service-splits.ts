import type { JsonObject } from "../mesh/cluster-object";
import { isExportedTo } from "../mesh/hosts/exported-to";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";
import { requestConditions } from "../routing/match-taken";
import type { MeshRouting } from "../routing/mesh-routing";
import { routeRules, type RouteRule, type RouteSection } from "../routing/route-rules";
import { unreachableRoutes } from "../routing/unreachable-routes";
import type { VirtualService } from "../routing/virtual-service";
import type { SplitRoute, WrittenDestination } from "./split-route";

const SECTIONS = ["http", "tls", "tcp"] as const satisfies readonly RouteSection[];

function destinationOf(written: JsonObject, namespace: string): WrittenDestination {
  const destination = objectAt(written, "destination");
  const port = objectAt(destination, "port")["number"];
  const { weight } = written;
  return {
    host: resolveHost(textAt(destination, "host"), namespace),
    subset: textAt(destination, "subset"),
    port: typeof port === "number" ? port : null,
    weight: typeof weight === "number" ? Math.max(0, weight) : 0,
  };
}

function sourcesOf(match: JsonObject): readonly string[] {
  const labels = Object.keys(objectAt(match, "sourceLabels"));
  return [
    ...(labels.length > 0 ? [`sourceLabels ${labels.join(", ")}`] : []),
    ...("sourceNamespace" in match ? [`sourceNamespace ${textAt(match, "sourceNamespace")}`] : []),
    ...(typeof match["port"] === "number" ? [`port ${match["port"]}`] : []),
  ];
}

function conditionOf(rule: JsonObject): string {
  const asked = objectsAt(rule, "match").map((match) =>
    [...requestConditions(match), ...sourcesOf(match)].join(" and "),
  );
  return asked.includes("") ? "" : [...new Set(asked)].join("; or ");
}

function portsOf(rule: JsonObject): readonly number[] {
  const ports = objectsAt(rule, "match").map((match) => match["port"]);
  return ports.every((port) => typeof port === "number")
    ? ports.filter((port) => typeof port === "number")
    : [];
}

/** Of several VirtualServices for one host of the mesh only one counts. https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services */
function overruledBy(mesh: MeshRouting, { object, gateways }: VirtualService, host: string): string {
  const isOnlyMesh = gateways.length === 1 && gateways[0] === "mesh";
  if (!isOnlyMesh || host.startsWith("*") || !isExportedTo(object, object.meta.namespace)) return "";
  const service = mesh.registry.find(host)?.namespace ?? object.meta.namespace;
  const caller = { namespace: object.meta.namespace, labels: null, dataPlane: "sidecar" } as const;
  const ruling = mesh.virtualServices.inMesh(caller, host, service)?.object.meta;
  if (!ruling || (ruling.namespace === object.meta.namespace && ruling.name === object.meta.name)) return "";
  return `VirtualService ${ruling.namespace}/${ruling.name} already routes ${host}, and only one of them counts. Join the two.`;
}

function splitsOfSection(
  mesh: MeshRouting,
  service: VirtualService,
  section: RouteSection,
): readonly SplitRoute[] {
  const rules = routeRules(mesh.snapshot, service.object, section);
  const shadowed = unreachableRoutes(rules.map(({ rule }) => rule));
  return rules.flatMap((one: RouteRule, index) => {
    const { rule, place, path, object, namespace } = one;
    const destinations = objectsAt(rule, "route").map((written) => destinationOf(written, namespace));
    if (destinations.length < 2 || isJsonObject(rule["redirect"]) || isJsonObject(rule["directResponse"]))
      return [];
    const earlier = rules[shadowed.get(index) ?? -1];
    const shadow = earlier
      ? `${earlier.place} comes first and takes every request that this route matches. Move this route up or narrow that one.`
      : "";
    return service.hosts.map((host) => ({
      object,
      route: path,
      place,
      routeName: textAt(rule, "name"),
      host,
      gateways: service.gateways,
      protocol: section === "http" ? ("http" as const) : ("tcp" as const),
      condition: conditionOf(rule),
      ports: portsOf(rule),
      rule,
      destinations,
      isGatewayApi: false,
      unreachable: shadow || overruledBy(mesh, service, host),
    }));
  });
}

/**
 * The routes of VirtualServices that have several destinations, one for each host; a delegate's are the delegate's. Of
 * several destinations one without a weight has none.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export function virtualServiceSplits(mesh: MeshRouting): readonly SplitRoute[] {
  return mesh.virtualServices.all.flatMap((service) =>
    SECTIONS.flatMap((section) => splitsOfSection(mesh, service, section)),
  );
}
