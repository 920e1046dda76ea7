import { jsonAt, textsIn } from "../../world/read-json";
import { perWorld } from "../model/per-world";
import { serviceHost } from "../registry/full-host";
import type { RouteObjects } from "./route-objects";

/** The names that Istio knows: those of Services and of ServiceEntries' hosts. */
export const knownHosts = perWorld((objects: RouteObjects): ReadonlySet<string> => {
  const services = objects
    .objects("", "Service")
    .map(({ metadata }) => serviceHost(metadata.name, metadata.namespace ?? ""));
  const entries = objects
    .objects("networking.istio.io", "ServiceEntry")
    .flatMap((entry) => textsIn(jsonAt(entry, "spec", "hosts")));
  return new Set([...services, ...entries]);
});
