import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane } from "../control-plane";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { istioConfig } from "../istio-config";
import type { K8sObject } from "../k8s-object";
import { objectMeta } from "../object-meta";
import { requests, requestsFromOutside } from "../requests";
import { ROOT_NAMESPACE } from "../root-namespace";
import type { Scenario } from "../scenario";
import { service } from "../service";
import { namespaceObject, serviceAccount } from "../simple-objects";
import { deployment } from "../workload";
import { EARLIER } from "../incident-windows";

const namespace = "web";
const HTTP = { name: "http", port: 8080 };

/** One Service in front of two Deployments that have nothing in common but the label `app`. */
const website: readonly K8sObject[] = [
  serviceAccount(namespace, "web"),
  ...[
    { name: "web-classic", version: "classic", replicas: 2, image: "registry.example.com/web/classic:4.11" },
    { name: "web-next", version: "next", replicas: 1, image: "registry.example.com/web/next:0.9" },
  ].map(({ name, version, replicas, image }) =>
    deployment({
      namespace,
      name,
      labels: { app: "web", version },
      replicas,
      image,
      ports: [8080],
      serviceAccount: "web",
      probe: "/healthz",
    }),
  ),
  service({ namespace, name: "web", selector: { app: "web" }, ports: [HTTP] }),
];

const gateway = istioConfig("Gateway", "web/public", {
  selector: { istio: "ingressgateway" },
  servers: [
    {
      port: { number: 8080, name: "http", protocol: "HTTP" },
      hosts: ["www.example.com"],
      tls: { httpsRedirect: true },
    },
    {
      port: { number: 8443, name: "https", protocol: "HTTPS" },
      hosts: ["www.example.com"],
      tls: { mode: "SIMPLE", credentialName: "www-example-com" },
    },
  ],
});
const to = (
  subset: string,
  weight: number,
): { readonly destination: { readonly host: string; readonly subset: string }; readonly weight: number } => ({
  destination: { host: "web", subset },
  weight,
});
const routes = istioConfig("VirtualService", "web/public", {
  hosts: ["www.example.com"],
  gateways: ["public"],
  http: [
    {
      match: [{ uri: { prefix: "/api/" } }],
      route: [{ destination: { host: "api", port: { number: 8080 } } }],
    },
    { name: "preview", match: [{ headers: { "x-preview": { exact: "yes" } } }], route: [to("next", 100)] },
    { name: "everybody", route: [to("classic", 80), to("next", 20)] },
  ],
});
const subsets = istioConfig("DestinationRule", "web/web", {
  host: "web",
  trafficPolicy: { loadBalancer: { simple: "LEAST_REQUEST" } },
  subsets: ["classic", "next"].map((version) => ({ name: version, labels: { version } })),
});
const assets: K8sObject = {
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: objectMeta({ kind: "Ingress", namespace, name: "assets" }),
  spec: {
    ingressClassName: "istio",
    rules: [
      {
        host: "static.example.com",
        http: {
          paths: [
            {
              path: "/assets",
              pathType: "Prefix",
              backend: { service: { name: "assets", port: { number: 8080 } } },
            },
          ],
        },
      },
    ],
  },
};

const ingressClass: K8sObject = {
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: objectMeta({ kind: "IngressClass", name: "istio" }),
  spec: { controller: "istio.io/ingress-controller" },
};
/** The gateway looks for it; what is in it is neither a certificate nor a key. */
const credential: K8sObject = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: objectMeta({ kind: "Secret", namespace: ROOT_NAMESPACE, name: "www-example-com" }),
  type: "kubernetes.io/tls",
  data: { "tls.crt": btoa("certificate of www.example.com"), "tls.key": btoa("its key") },
};

const https = { port: 8443 };
const INTENTS: readonly Intent[] = [
  requestsFromOutside("www.example.com", 30, { ...https, path: "/" }),
  requestsFromOutside("www.example.com", 12, { ...https, path: "/api/search" }),
  requestsFromOutside("www.example.com", 0.5, { ...https, headers: { "x-preview": "yes" } }),
  requestsFromOutside("www.example.com", 2),
  requestsFromOutside("static.example.com", 25, { path: "/assets/site.css", responseBytes: 24_000 }),
  requestsFromOutside("static.example.com", 0.2, { path: "/favicon.ico" }),
  requests("web/web-classic", "api.web.svc.cluster.local:8080", { perRequest: 2 }, { path: "/api/articles" }),
  requests("web/web-next", "api.web.svc.cluster.local:8080", { perRequest: 1 }, { path: "/api/articles" }),
];

const BEHAVIOURS: readonly Behaviour[] = [
  { namespace, workload: "web-classic", medianMs: 85, failures: [{ code: "500", share: 0.002 }] },
  { namespace, workload: "web-next", medianMs: 32, failures: [{ code: "500", share: 0.012 }] },
  { namespace, workload: "api", medianMs: 14, failures: [{ code: "404", share: 0.03 }] },
  { namespace, workload: "assets", medianMs: 2, failures: [] },
];

const INCIDENTS: readonly Incident[] = [
  {
    ...EARLIER,
    behaviours: [{ namespace, workload: "api", medianMs: 900, failures: [{ code: "504", share: 0.08 }] }],
  },
];

/** One service in front of two implementations, split 80/20 with a header for previews, behind an ingress gateway and an Ingress. */
export function web(): Scenario {
  return {
    name: "web",
    objects: [
      ...controlPlane(),
      namespaceObject(namespace, true),
      ...website,
      ...application({ namespace, name: "api", port: HTTP, workload: { replicas: 2 } }),
      ...application({ namespace, name: "assets", port: HTTP }),
      gateway,
      routes,
      subsets,
      ingressClass,
      credential,
      assets,
    ],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    incidents: INCIDENTS,
  };
}
