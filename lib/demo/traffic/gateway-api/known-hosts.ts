import { jsonAt, textsIn } from "../../world/read-json";
import { perWorld } from "../model/per-world";
import type { RouteObjects } from "./route-objects";

/** The names that Istio knows: those of Services and of ServiceEntries' hosts. */
export const knownHosts = perWorld((objects: RouteObjects): ReadonlySet<string> => {
  const services = objects
    .objects("", "Service")
    .map(({ metadata }) => `${metadata.name}.${metadata.namespace ?? ""}.svc.cluster.local`);
  const entries = objects
    .objects("networking.istio.io", "ServiceEntry")
    .flatMap((entry) => textsIn(jsonAt(entry, "spec", "hosts")));
  return new Set([...services, ...entries]);
});
