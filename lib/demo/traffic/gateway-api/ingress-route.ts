import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import { objectRef } from "../model/object-ref";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { serviceHost } from "../registry/full-host";
import { bareHost } from "../registry/find-service";
import { defaultRetries } from "./default-retries";
import { commonHostname } from "./common-hostname";
import type { HttpMatch } from "./http-match";
import { listensOn } from "./listens-on";
import { narrowestHostname } from "./narrowest-hostname";
import { servedIngresses } from "./served-ingresses";
import { takesCall } from "./takes-call";

interface IngressPath {
  readonly ingress: K8sObject;
  readonly route: string;
  readonly hostname: string;
  readonly path: NonNullable<HttpMatch["path"]>;
  readonly backend: Json | undefined;
}

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/** Paths of no type are exact in Istio unless they end in `/*` or `.*`. */
function pathOf(written: Json): IngressPath["path"] {
  const value = textOr(jsonAt(written, "path")) || "/";
  const prefix = (text: string): IngressPath["path"] => ({
    type: "PathPrefix",
    value: text.replace(/\/$/, "") || "/",
  });
  switch (jsonAt(written, "pathType")) {
    case "Prefix":
      return prefix(value);
    case "Exact":
      return { type: "Exact", value };
    default:
      return /[/.]\*$/.test(value) ? prefix(value.slice(0, -2)) : { type: "Exact", value };
  }
}

const pathsOf = (ingress: K8sObject): readonly IngressPath[] =>
  objectsIn(jsonAt(ingress, "spec", "rules")).flatMap((rule, ruleIndex) =>
    objectsIn(jsonAt(rule, "http", "paths")).map((written, index) => ({
      ingress,
      route: objectRef(ingress, `spec.rules[${ruleIndex}].http.paths[${index}]`),
      hostname: textOr(rule["host"]).toLowerCase() || "*",
      path: pathOf(written),
      backend: written["backend"],
    })),
  );

/** The longest path first, of equals an exact one. */
const allPaths = perWorld((world) =>
  servedIngresses(world)
    .flatMap(pathsOf)
    .sort(
      ({ path: a }, { path: b }) =>
        b.value.length - a.value.length || Number(b.type === "Exact") - Number(a.type === "Exact"),
    ),
);

/** The port of a backend, by number or by the name it has at the Service; null where there is none. */
function portOf(world: MeshWorld, namespace: string, backend: Json | undefined): number | null {
  const { number, name } = {
    number: jsonAt(backend, "service", "port", "number"),
    name: jsonAt(backend, "service", "port", "name"),
  };
  if (typeof number === "number") return number;
  const service = world
    .objects("", "Service")
    .find(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.name === jsonAt(backend, "service", "name"),
    );
  const port = objectsIn(jsonAt(service, "spec", "ports")).find((one) => one["name"] === name)?.["port"];
  return name !== undefined && typeof port === "number" ? port : null;
}

function forward(world: MeshWorld, { ingress, route, backend }: IngressPath, call: Call): RouteDecision {
  const namespace = ingress.metadata.namespace ?? "";
  const port = portOf(world, namespace, backend);
  if (port === null) return { outcome: "noRoute" };
  const host = serviceHost(textOr(jsonAt(backend, "service", "name")), namespace);
  return {
    outcome: "forward",
    route,
    targets: [{ host, port, subset: "", share: 1, call }],
    mirrors: [],
    timeoutMs: null,
    retries: defaultRetries(world),
    fault: null,
  };
}

/** Port 80 serves every Ingress, port 443 those that name the host for TLS. */
function isOpen(world: MeshWorld, gateway: PodGroup, call: Call): boolean {
  const host = bareHost(call.host);
  if (listensOn(world, gateway, HTTP_PORT, call.port)) return true;
  return (
    listensOn(world, gateway, HTTPS_PORT, call.port) &&
    servedIngresses(world)
      .flatMap((ingress) => objectsIn(jsonAt(ingress, "spec", "tls")))
      .flatMap(({ hosts }) => (textsIn(hosts).length === 0 ? ["*"] : textsIn(hosts)))
      .some((one) => commonHostname(one, host) === host)
  );
}

/**
 * What gateway pods do with a call by the Ingresses they serve; null where they serve none. As in Istio the rules of the
 * narrowest host alone are tried, and `spec.defaultBackend` is not obeyed.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
export function ingressRoute(world: MeshWorld, gateway: PodGroup, call: Call): RouteDecision | null {
  const selector = textOr(world.meshConfig["ingressSelector"]) || "ingressgateway";
  if (gateway.labels.get("istio") !== selector || servedIngresses(world).length === 0) return null;
  if (!isOpen(world, gateway, call)) return { outcome: "noListener" };
  if (call.protocol !== "http" && call.protocol !== "grpc") return { outcome: "noRoute" };
  const host = bareHost(call.host);
  const ofHost = allPaths(world).filter(({ hostname }) => commonHostname(hostname, host) === host);
  const narrowest = narrowestHostname(ofHost.map(({ hostname }) => hostname));
  const found = ofHost.find(
    ({ hostname, path }) =>
      hostname === narrowest && takesCall({ path, method: "", headers: [], queryParams: [] }, call),
  );
  return found ? forward(world, found, call) : { outcome: "noRoute" };
}
