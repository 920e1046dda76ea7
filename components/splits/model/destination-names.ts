import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";

type Destination = Pick<SplitDto["destinations"][number], "host" | "subset" | "port">;

/**
 * What to call the destinations of a route, in their order: the subset; without one the Service, with its namespace where
 * that is another than `namespace`. The port is said where two would be called the same.
 */
export function destinationNames(destinations: readonly Destination[], namespace: string): readonly string[] {
  const names = destinations.map(
    (destination) => destination.subset ?? hostName(destination.host, namespace),
  );
  const hosts = new Set(destinations.map(({ host }) => host));
  const full = destinations.map((destination, index) => {
    const name = names[index] ?? "";
    const ambiguous = hosts.size > 1 && destination.subset !== undefined;
    return ambiguous ? `${hostName(destination.host, namespace)} ${name}` : name;
  });
  return full.map((name, index) => {
    const port = destinations[index]?.port;
    const twice = full.filter((other) => other === name).length > 1;
    return twice && port !== undefined ? `${name}:${String(port)}` : name;
  });
}

function hostName(host: string, namespace: string): string {
  const service = serviceOfHost(host);
  if (service === null) return host;
  return service.namespace === namespace ? service.name : `${service.name}.${service.namespace}`;
}
