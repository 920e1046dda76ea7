import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";

/** The hosts that a Gateway of Istio or of the Gateway API names, each once and without the namespace before a slash. */
export function gatewayHosts(gateway: JsonObject): readonly string[] {
  const spec = objectAt(gateway, "spec");
  const written = [
    ...objectsAt(spec, "servers").flatMap((server) => textsAt(server, "hosts")),
    ...objectsAt(spec, "listeners").map((listener) => textAt(listener, "hostname")),
  ];
  const hosts = written.map((host) => host.slice(host.indexOf("/") + 1));
  return [...new Set(hosts)].filter((host) => host !== "" && host !== "*").sort();
}
