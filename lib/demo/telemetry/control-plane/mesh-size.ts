import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { imageTag } from "../scrape/image-tag";
import type { ScrapeTargets } from "../scrape/scrape-targets";

/** What a control plane has to serve. */
export interface MeshSize {
  /** Proxies connected to one istiod. */
  readonly proxies: number;
  /** Pods with an injected sidecar. */
  readonly injected: number;
  readonly services: number;
  readonly virtualServices: number;
  /** All configuration and services istiod holds. */
  readonly objects: number;
  /** istiod's version, by its image. */
  readonly version: string;
}

const CONFIGURATION = [
  "VirtualService",
  "DestinationRule",
  "Gateway",
  "ServiceEntry",
  "WorkloadEntry",
  "Sidecar",
  "EnvoyFilter",
] as const;

/** How much each of the running istiods has to serve, its share of the proxies included. */
export function meshSize(view: ObjectsView, targets: ScrapeTargets): MeshSize {
  const istiods = targets.pods.filter(({ labels }) => labels["app"] === "istiod");
  const meshed = targets.pods.filter(({ proxy }) => proxy !== "none");
  const counts = CONFIGURATION.map((kind) => view.list("networking.istio.io", kind).length);
  const services = view.list("", "Service").length;
  const istiod = view.list("", "Pod").find((pod) => jsonAt(pod, "metadata", "labels", "app") === "istiod");
  return {
    proxies: meshed.length / Math.max(1, istiods.length),
    injected: meshed.filter(({ proxy }) => proxy === "envoy").length,
    services,
    virtualServices: counts[0] ?? 0,
    objects: counts.reduce((sum, count) => sum + count, services),
    version: imageTag(textOr(objectsIn(jsonAt(istiod, "spec", "containers"))[0]?.["image"])),
  };
}
