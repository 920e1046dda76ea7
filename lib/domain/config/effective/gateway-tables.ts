import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import { hostnamesOf } from "../../routing/api-routes";
import { gatewaySelects, servedAs } from "../../routing/gateway-servers";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

function serverRow(server: JsonObject): EffectiveRow {
  const port = objectAt(server, "port");
  const tls = objectAt(server, "tls");
  const redirect = tls["httpsRedirect"] === true ? "redirects to HTTPS" : "";
  const mode = [textAt(tls, "mode"), textAt(tls, "credentialName"), redirect].filter((one) => one !== "");
  const cells = [
    typeof port["number"] === "number" ? String(port["number"]) : "",
    textAt(port, "protocol"),
    textsAt(server, "hosts").join(", "),
    mode.join(", ") || "none",
  ];
  return { cells, tone: "plain" };
}

function boundRows(
  context: EffectiveContext,
  gateway: ClusterObject,
  namespaces: ReadonlySet<string>,
): readonly EffectiveRow[] {
  const name = `${gateway.meta.namespace}/${gateway.meta.name}`;
  const bound = [...namespaces].flatMap((one) => context.mesh.virtualServices.atGateway(name, one));
  return [...new Set(bound)]
    .filter(({ object }) => context.visible.has(object.meta.namespace))
    .flatMap(({ object, hosts }) =>
      hosts.map((host): EffectiveRow => {
        const by = `VirtualService ${object.meta.namespace}/${object.meta.name}`;
        const domains = servedAs(gateway, host, object.meta.namespace).join(", ");
        return { cells: [host, by, domains || "no server takes this host"], tone: domains ? "plain" : "bad" };
      }),
    );
}

/**
 * What a Gateway comes to: the proxies it configures, its servers, and the hosts that VirtualServices route at it.
 * https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export function istioGatewayTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const proxies = context.mesh.registry.workloads.all.filter((one) => gatewaySelects(object, one));
  const shown = proxies.filter(({ namespace }) => context.visible.has(namespace));
  const names = shown.map(({ namespace, workload }) => `${namespace}/${workload}`).join(", ");
  const note =
    proxies.length === 0
      ? "Its selector selects no proxy."
      : `Configures ${names || "proxies of other namespaces"}.`;
  const servers = objectsAt(objectAt(object.data, "spec"), "servers").map(serverRow);
  const namespaces = new Set(proxies.map(({ namespace }) => namespace));
  const hosts = boundRows(context, object, namespaces);
  const unbound =
    hosts.length === 0 ? "No VirtualService is bound to it: every request is answered 404." : null;
  return [
    effectiveTable("Servers", ["Port", "Protocol", "Hosts", "TLS"], servers, note),
    effectiveTable("Hosts routed at it", ["Host", "Routed by", "Served as"], hosts, unbound),
  ];
}

/**
 * What a Gateway of the Gateway API comes to: its listeners, and the routes attached to it.
 * https://gateway-api.sigs.k8s.io/api-types/gateway/
 */
export function apiGatewayTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const { namespace, name } = object.meta;
  const listeners = objectsAt(objectAt(object.data, "spec"), "listeners").map((listener): EffectiveRow => {
    const port = listener["port"];
    const cells = [
      textAt(listener, "name"),
      typeof port === "number" ? String(port) : "",
      textAt(listener, "protocol"),
      textAt(listener, "hostname") || "every host",
    ];
    return { cells, tone: "plain" };
  });
  const routes = (["http", "tcp"] as const)
    .flatMap((protocol) => context.mesh.apiRoutes.ofGateway(`${namespace}/${name}`, protocol))
    .filter(({ meta }) => context.visible.has(meta.namespace));
  const rows = routes.map((route): EffectiveRow => ({
    cells: [`${route.kind} ${route.meta.namespace}/${route.meta.name}`, hostnamesOf(route).join(", ")],
    tone: "plain",
  }));
  const proxies = context.workloads.filter(
    (one) => one.namespace === namespace && one.labels[GATEWAY_NAME] === name,
  );
  const note =
    proxies.length === 0
      ? "No proxy of it is running."
      : `Served by ${proxies.map((one) => one.workload).join(", ")}.`;
  return [
    effectiveTable("Listeners", ["Name", "Port", "Protocol", "Hostname"], listeners, note),
    effectiveTable(
      "Routes attached to it",
      ["Route", "Hostnames"],
      rows,
      rows.length === 0 ? "No route names it." : null,
    ),
  ];
}
