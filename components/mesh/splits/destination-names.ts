import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { hostName } from "../model/host-name";

type Destination = Pick<SplitDto["destinations"][number], "host" | "subset" | "port">;

/**
 * What to call the destinations of a route, in their order: the subset; without one the Service, with its namespace where
 * that is another than `namespace`. Where two would be called the same the port is said, and then a number. Each is once.
 */
export function destinationNames(destinations: readonly Destination[], namespace: string): readonly string[] {
  const hosts = new Set(destinations.map(({ host }) => host));
  const short = destinations.map(({ host, subset }) => {
    const service = hostName(host, namespace);
    if (subset === undefined) return service;
    return hosts.size > 1 ? `${service} ${subset}` : subset;
  });
  const withPort = short.map((name, index) => {
    const port = destinations[index]?.port;
    return port !== undefined && isTwice(short, name) ? `${name}:${String(port)}` : name;
  });
  return withPort.map((name, index) => {
    const place = withPort.slice(0, index).filter((other) => other === name).length;
    return isTwice(withPort, name) ? `${name} (${String(place + 1)})` : name;
  });
}

function isTwice(names: readonly string[], name: string): boolean {
  return names.filter((other) => other === name).length > 1;
}
