import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import { evenWeights } from "../share-weights";
import { FEATURE_KIND, hasFeature, type Feature } from "./features";
import { freshObject, type FreshKind } from "./fresh-object";
import { meansService, type TrafficService } from "./service-objects";

interface Chosen {
  readonly service: TrafficService;
  readonly features: readonly Feature[];
  /** What there is about the service. */
  readonly objects: readonly JsonObject[];
  /** Values of the version label of its pods. */
  readonly versions: readonly string[];
}

/** One object of the draft: baseline null creates it. */
interface FeatureObject {
  readonly baseline: JsonObject | null;
  readonly edited: JsonObject;
}

/**
 * The objects that set the chosen features of a service, all in one draft: what is there is added to, what is missing is made.
 * A feature that is there already is left as it is. Fresh settings change as little as they can: no request is delayed, copied or
 * refused before somebody says how many.
 */
export function addFeatures({ service, features, objects, versions }: Chosen): readonly FeatureObject[] {
  const needsSubsets = features.some((feature) => feature === "splitting" || feature === "routing");
  const kinds = new Set<FreshKind>(features.map((feature) => FEATURE_KIND[feature]));
  if (needsSubsets && versions.length > 0) kinds.add("DestinationRule");
  return [...kinds].map((kind) => {
    const baseline = objects.find((object) => textAt(object, "kind") === kind) ?? null;
    const own = features.filter((feature) => FEATURE_KIND[feature] === kind);
    let edited = baseline ?? freshObject(kind, service);
    if (kind === "DestinationRule" && needsSubsets) edited = withSubsets(edited, versions);
    for (const feature of own)
      if (!hasFeature(edited, feature)) edited = added(edited, feature, { service, versions });
    return { baseline, edited };
  });
}

/** Subsets by version that are not there yet. */
function withSubsets(rule: JsonObject, versions: readonly string[]): JsonObject {
  const spec = objectAt(rule, "spec");
  const known = objectsAt(spec, "subsets");
  const names = known.map((subset) => textAt(subset, "name"));
  const missing = versions.filter((version) => !names.includes(version));
  if (missing.length === 0) return rule;
  const subsets = [...known, ...missing.map((version) => ({ name: version, labels: { version } }))];
  return { ...rule, spec: { ...spec, subsets } };
}

function added(
  object: JsonObject,
  feature: Feature,
  { service, versions }: Pick<Chosen, "service" | "versions">,
): JsonObject {
  const spec = objectAt(object, "spec");
  const policy = POLICIES[feature];
  if (policy !== undefined)
    return { ...object, spec: { ...spec, trafficPolicy: { ...objectAt(spec, "trafficPolicy"), ...policy } } };
  const host = hostIn(object, service);
  const rules = objectsAt(spec, "http");
  const http =
    feature === "routing"
      ? [matchRule(host, versions), ...rules]
      : withDefault(rules, host, settings(feature, host, versions));
  return FEATURE_KIND[feature] === "VirtualService" ? { ...object, spec: { ...spec, http } } : object;
}

/** Istio's own defaults, written out. https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
const POLICIES: Readonly<Partial<Record<Feature, JsonObject>>> = {
  circuitBreaking: {
    connectionPool: { http: { http1MaxPendingRequests: 1024, http2MaxRequests: 1024 } },
    outlierDetection: {
      consecutive5xxErrors: 5,
      interval: "10s",
      baseEjectionTime: "30s",
      maxEjectionPercent: 10,
    },
  },
  loadBalancing: { loadBalancer: { simple: "LEAST_REQUEST" } },
  tls: { tls: { mode: "ISTIO_MUTUAL" } },
};

/** The service as the object calls it; other hosts of the object, and wildcards, are no place for its requests. */
function hostIn(object: JsonObject, service: TrafficService): string {
  const namespace = textAt(objectAt(object, "metadata"), "namespace");
  const written = textsAt(objectAt(object, "spec"), "hosts").find(
    (host) => !host.startsWith("*") && meansService(host, namespace, service),
  );
  const { name } = service;
  return written ?? (namespace === service.namespace ? name : serviceHost(service.namespace, name));
}

function destination(host: string, subset: string | undefined): JsonObject {
  return { host, ...(subset !== undefined && { subset }) };
}

function matchRule(host: string, versions: readonly string[]): JsonObject {
  return {
    match: [{ headers: { "end-user": { exact: "tester" } } }],
    route: [{ destination: destination(host, versions.at(-1)) }],
  };
}

/** Settings of the route that takes what no match takes. */
function settings(feature: Feature, host: string, versions: readonly string[]): JsonObject {
  switch (feature) {
    case "splitting": {
      const weights = evenWeights(versions.length);
      return versions.length < 2
        ? {}
        : {
            route: versions.map((version, index) => ({
              destination: destination(host, version),
              weight: weights[index] ?? 0,
            })),
          };
    }
    case "faults":
      return { fault: { delay: { percentage: { value: 0 }, fixedDelay: "5s" } } };
    case "timeouts":
      return {
        timeout: "15s",
        retries: {
          attempts: 2,
          perTryTimeout: "5s",
          retryOn: "connect-failure,refused-stream,unavailable,cancelled,503",
        },
      };
    case "mirroring":
      return { mirrors: [{ destination: destination(host, versions.at(-1)), percentage: { value: 0 } }] };
    default:
      return {};
  }
}

/** The settings in the last route without a match; one to the host is made where there is none. */
function withDefault(rules: readonly JsonObject[], host: string, more: JsonObject): Json {
  if (Object.keys(more).length === 0) return rules;
  const index = rules.findLastIndex((rule) => objectsAt(rule, "match").length === 0);
  if (index < 0) return [...rules, { route: [{ destination: destination(host, undefined) }], ...more }];
  return rules.map((rule, at) => (at === index ? { ...rule, ...more } : rule));
}
