import type { ClusterObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import { serviceEntryHosts } from "../../mesh/resources/service-entry";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";

/** Where proxies send what is for a host of the entry. https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution */
function endpointsText(object: ClusterObject, host: string, { mesh, visible }: EffectiveContext): string {
  const spec = objectAt(object.data, "spec");
  const registered = mesh.registry.find(host.toLowerCase());
  const workloads = registered?.selector ? mesh.registry.workloadsOf(registered, {}) : null;
  if (workloads !== null)
    return workloads
      .map(({ namespace, workload }) => (visible.has(namespace) ? workload : "(hidden)"))
      .join(", ");
  const addresses = objectsAt(spec, "endpoints").map((one) => textAt(one, "address"));
  if (addresses.length > 0) return addresses.join(", ");
  const resolution = textAt(spec, "resolution") || "NONE";
  return resolution === "NONE" ? "the address that was called" : `what DNS says of ${host}`;
}

/**
 * What a ServiceEntry comes to: for each host its ports and where calls go.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export function serviceEntryTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const spec = objectAt(object.data, "spec");
  const ports = objectsAt(spec, "ports")
    .map((port) => `${typeof port["number"] === "number" ? port["number"] : ""} ${textAt(port, "protocol")}`)
    .join(", ");
  const rows = serviceEntryHosts(object).map((host): EffectiveRow => {
    const registered = context.mesh.registry.find(host.toLowerCase());
    const { namespace, name } = object.meta;
    const isOwn = registered?.namespace === namespace && registered.name === name;
    const endpoints = isOwn
      ? endpointsText(object, host, context)
      : "another object registers this host first";
    return { cells: [host, ports, endpoints], tone: isOwn && endpoints !== "" ? "plain" : "warn" };
  });
  return [effectiveTable("Hosts", ["Host", "Ports", "Goes to"], rows)];
}
