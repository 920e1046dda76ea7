import type { GraphContext } from "./graph-context";

type ServiceEntryHost = GraphContext["serviceEntries"][number];

/**
 * Finds the ServiceEntry host a call to `host` belongs to: the exact host, else the longest wildcard ("*.example.com")
 * that covers it. https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export function serviceEntryIndex(
  entries: GraphContext["serviceEntries"],
): (host: string) => ServiceEntryHost | undefined {
  const byHost = new Map<string, ServiceEntryHost>();
  for (const entry of entries) {
    const held = byHost.get(entry.host);
    if (!held || entry.namespace < held.namespace) byHost.set(entry.host, entry);
  }
  return (host) => {
    const exact = byHost.get(host);
    if (exact || byHost.size === 0) return exact;
    for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) {
      const wildcard = byHost.get(`*${host.slice(dot)}`);
      if (wildcard) return wildcard;
    }
    return undefined;
  };
}
