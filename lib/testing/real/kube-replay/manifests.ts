import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** An object with a spec. */
export interface Manifest extends JsonObject {
  readonly spec: JsonObject;
}

/** A ConfigMap with one value. */
export const configMap = (name: string, value: string = "1", metadata: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...metadata },
  data: { a: value },
});

/** A pod of one container; with a node it takes time to end. */
export const pod = (name: string, nodeName: string = ""): Manifest => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: {
    ...(nodeName === "" ? {} : { nodeName }),
    containers: [{ name: "app", image: "app:1" }],
  },
});

/** A Deployment of two pods. */
export const deployment = (name: string, image: string = "app:1"): Manifest => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, labels: { app: name } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: "app", image, ports: [{ containerPort: 8080 }] }] },
    },
  },
});

/** A Service with one port. */
export const service = (name: string): Manifest => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
});

/** A VirtualService with one weighted route. */
export const virtualService = (name: string, weight: number = 100): Manifest => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name },
  spec: {
    hosts: [name],
    http: [{ route: [{ destination: { host: name }, weight }] }],
  },
});

/** An HTTPRoute to one Service. */
export const httpRoute = (name: string): Manifest => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: { name },
  spec: {
    parentRefs: [{ name: "gateway" }],
    rules: [{ backendRefs: [{ name: "reviews", port: 9080 }] }],
  },
});
