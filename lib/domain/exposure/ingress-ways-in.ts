import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { serviceHost } from "../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import type { MeshRouting } from "../routing/mesh-routing";
import type { Bound, Listening, WayIn } from "./listening";
import { balancerAddresses } from "./reached-at";

const CLASS_ANNOTATION = "kubernetes.io/ingress.class";
/** The proxies that istiod configures from Ingress. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ingressSelector */
const INGRESS_PROXY = { istio: "ingressgateway" };

function backendOf(namespace: string, backend: JsonObject): readonly string[] {
  const name = textAt(objectAt(backend, "service"), "name");
  return name === "" ? [] : [serviceHost(namespace, name)];
}

function boundOf(ingress: ClusterObject, path: JsonObject, routePath: string): Bound {
  const { namespace, name } = ingress.meta;
  const written = textAt(path, "path") || "/";
  const kind = textAt(path, "pathType");
  const asked = kind === "Exact" ? `path ${written}` : `path prefix ${written}`;
  return {
    route: { kind: "Ingress", namespace, name },
    routePath,
    condition: kind !== "Exact" && written === "/" ? "" : asked,
    destinations: backendOf(namespace, objectAt(path, "backend")),
    path: written,
    method: "GET",
    headers: {},
  };
}

function classOf({ meta, data }: ClusterObject): string {
  return textAt(objectAt(data, "spec"), "ingressClassName") || (meta.annotations[CLASS_ANNOTATION] ?? "");
}

function isServedByMesh(ingress: ClusterObject): boolean {
  return classOf(ingress) === "istio";
}

function listeningOf(mesh: MeshRouting, ingress: ClusterObject, host: string): readonly Listening[] {
  const { namespace, name } = ingress.meta;
  const spec = objectAt(ingress.data, "spec");
  const secured = objectsAt(spec, "tls").find((tls) => {
    const hosts = textsAt(tls, "hosts");
    return hosts.length === 0 || hosts.includes(host);
  });
  const workloads = isServedByMesh(ingress)
    ? mesh.registry.workloads.all.filter(({ labels }) => labels["istio"] === INGRESS_PROXY.istio)
    : [];
  const common = {
    gateway: { kind: "Ingress", namespace, name },
    host: host === "" ? "*" : host.toLowerCase(),
    addresses: balancerAddresses(ingress),
    workloads,
  };
  const plain: Listening = { ...common, port: 80, scheme: "http", tls: { mode: "none", credential: "" } };
  if (!secured) return [plain];
  const tls = { mode: "terminate", credential: textAt(secured, "secretName") } as const;
  return [plain, { ...common, port: 443, scheme: "https", tls }];
}

/**
 * What Kubernetes Ingresses let in, of whatever class: those of class `istio` are served by the mesh's ingress gateway.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function ingressWaysIn(mesh: MeshRouting): readonly WayIn[] {
  return mesh.snapshot.list("Ingress").flatMap((ingress) => {
    const spec = objectAt(ingress.data, "spec");
    const rules = objectsAt(spec, "rules").flatMap((rule, index) =>
      listeningOf(mesh, ingress, textAt(rule, "host")).flatMap((listening) =>
        objectsAt(objectAt(rule, "http"), "paths").map((path, at) => ({
          listening,
          bound: boundOf(ingress, path, `spec.rules[${index}].http.paths[${at}]`),
        })),
      ),
    );
    const fallback = spec["defaultBackend"];
    if (fallback === undefined) return rules;
    const backend: JsonObject = { backend: objectAt(spec, "defaultBackend") };
    const bound = boundOf(ingress, backend, "spec.defaultBackend");
    return [...rules, ...listeningOf(mesh, ingress, "").map((listening) => ({ listening, bound }))];
  });
}
