import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { configSample } from "./config-sample";

const ISTIO = "networking.istio.io/v1";
const SECURITY = "security.istio.io/v1";

/** Valid objects of Istio's kinds, with many of their fields. */
export const ISTIO_SAMPLES: readonly JsonObject[] = [
  configSample(ISTIO, "VirtualService", {
    hosts: ["reviews", "reviews.example.com"],
    gateways: ["mesh", "istio-system/front"],
    exportTo: ["."],
    http: [
      {
        name: "canary",
        match: [{ uri: { prefix: "/v2" }, headers: { end: { exact: "x" } }, port: 80, withoutHeaders: {} }],
        route: [
          { destination: { host: "reviews", subset: "v1", port: { number: 9080 } }, weight: 0 },
          {
            destination: { host: "reviews", subset: "v2" },
            weight: 100,
            headers: { request: { set: { a: "b" } } },
          },
        ],
        fault: { delay: { percentage: { value: 0.5 }, fixedDelay: "5s" }, abort: { httpStatus: 503 } },
        retries: { attempts: 3, perTryTimeout: "2s", retryOn: "5xx" },
        timeout: "10s",
        mirrors: [{ destination: { host: "shadow" }, percentage: { value: 1 } }],
        corsPolicy: { allowOrigins: [{ regex: ".*" }], maxAge: "24h", allowCredentials: false },
      },
      { match: [{ uri: { exact: "/old" } }], redirect: { uri: "/new", redirectCode: 308 } },
      { directResponse: { status: 503, body: { string: "no" } } },
    ],
    tls: [{ match: [{ sniHosts: ["a.example.com"], port: 443 }], route: [{ destination: { host: "a" } }] }],
    tcp: [{ match: [{ port: 27017 }], route: [{ destination: { host: "mongo" }, weight: 100 }] }],
  }),
  configSample(ISTIO, "DestinationRule", {
    host: "reviews",
    trafficPolicy: {
      loadBalancer: { consistentHash: { httpHeaderName: "x-user" } },
      connectionPool: {
        tcp: { maxConnections: 100, connectTimeout: "30ms" },
        http: { http2MaxRequests: 1000 },
      },
      outlierDetection: {
        consecutive5xxErrors: 7,
        interval: "5m",
        baseEjectionTime: "15m",
        maxEjectionPercent: 0,
      },
      tls: { mode: "MUTUAL", credentialName: "cert", subjectAltNames: ["a"] },
      portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: "LEAST_REQUEST" } }],
    },
    subsets: [{ name: "v1", labels: { version: "v1" }, trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } } }],
  }),
  configSample(ISTIO, "Gateway", {
    selector: { istio: "ingressgateway" },
    servers: [
      {
        port: { number: 443, name: "https", protocol: "HTTPS" },
        hosts: ["*.example.com"],
        tls: { mode: "SIMPLE", credentialName: "cert", minProtocolVersion: "TLSV1_2" },
      },
      { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"], tls: { httpsRedirect: true } },
    ],
  }),
  configSample(ISTIO, "ServiceEntry", {
    hosts: ["api.example.com"],
    addresses: ["10.1.0.0/16"],
    location: "MESH_EXTERNAL",
    resolution: "STATIC",
    ports: [
      { number: 443, name: "https", protocol: "TLS" },
      { number: 80, name: "http", protocol: "HTTP", targetPort: 8080 },
    ],
    endpoints: [{ address: "2.2.2.2", ports: { https: 8443 }, labels: { a: "b" }, weight: 1, network: "n" }],
    subjectAltNames: ["spiffe://a"],
  }),
  configSample(ISTIO, "WorkloadEntry", {
    address: "unix:///var/run/x",
    labels: { app: "a" },
    serviceAccount: "sa",
  }),
  configSample(ISTIO, "WorkloadGroup", {
    metadata: { labels: { app: "a" } },
    template: { ports: { http: 80 }, serviceAccount: "sa" },
    probe: { httpGet: { path: "/", port: 80 }, periodSeconds: 5 },
  }),
  configSample(ISTIO, "Sidecar", {
    workloadSelector: { labels: { app: "a" } },
    egress: [{ hosts: ["./*", "istio-system/*"], port: { number: 80, protocol: "HTTP", name: "e" } }],
    ingress: [{ port: { number: 9080, protocol: "HTTP", name: "i" }, defaultEndpoint: "127.0.0.1:8080" }],
    outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
  }),
  configSample("networking.istio.io/v1alpha3", "EnvoyFilter", {
    targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: "front" }],
    priority: 0,
    configPatches: [
      {
        applyTo: "HTTP_FILTER",
        match: { context: "GATEWAY", listener: { portNumber: 80 } },
        patch: { operation: "MERGE", value: { any: { thing: [0, false, null] } } },
      },
    ],
  }),
  configSample("networking.istio.io/v1beta1", "ProxyConfig", {
    selector: { matchLabels: { app: "a" } },
    concurrency: 0,
    environmentVariables: { A: "b" },
    image: { imageType: "distroless" },
  }),
  configSample(SECURITY, "AuthorizationPolicy", {
    targetRefs: [{ kind: "Service", name: "a", group: "" }],
    action: "DENY",
    rules: [
      {
        from: [{ source: { principals: ["cluster.local/ns/a/sa/b"], notIpBlocks: ["10.0.0.0/8"] } }],
        to: [{ operation: { methods: ["GET"], paths: ["/x*"], ports: ["80"] } }],
        when: [{ key: "request.headers[a]", values: ["b"] }],
      },
      { from: [{ source: { serviceAccounts: ["a/b"] } }] },
    ],
  }),
  configSample(SECURITY, "PeerAuthentication", {
    selector: { matchLabels: { app: "a" } },
    mtls: { mode: "STRICT" },
    portLevelMtls: { "8080": { mode: "DISABLE" } },
  }),
  configSample(SECURITY, "RequestAuthentication", {
    selector: { matchLabels: { app: "a" } },
    jwtRules: [
      {
        issuer: "https://issuer.example.com",
        jwksUri: "https://issuer.example.com/keys",
        audiences: ["a"],
        fromHeaders: [{ name: "x-token", prefix: "Bearer " }],
        outputClaimToHeaders: [{ header: "x-sub", claim: "sub" }],
        forwardOriginalToken: false,
        timeout: "5s",
      },
    ],
  }),
  configSample("telemetry.istio.io/v1", "Telemetry", {
    targetRefs: [{ group: "", kind: "Service", name: "a" }],
    tracing: [{ randomSamplingPercentage: 0, customTags: { a: { literal: { value: "b" } } } }],
    metrics: [
      {
        providers: [{ name: "prometheus" }],
        overrides: [
          {
            match: { metric: "REQUEST_COUNT", mode: "CLIENT" },
            tagOverrides: { a: { operation: "UPSERT", value: "b" } },
          },
        ],
      },
    ],
    accessLogging: [{ disabled: false, filter: { expression: "response.code >= 400" } }],
  }),
  configSample("extensions.istio.io/v1alpha1", "WasmPlugin", {
    selector: { matchLabels: { app: "a" } },
    url: "oci://ghcr.io/a/b:v1",
    sha256: "a".repeat(64),
    phase: "AUTHN",
    imagePullPolicy: "Always",
    pluginConfig: { anything: [1, null] },
    vmConfig: { env: [{ name: "A", valueFrom: "INLINE", value: "x" }] },
    match: [{ mode: "CLIENT", ports: [{ number: 80 }] }],
    priority: 0,
  }),
  configSample("extensions.istio.io/v1alpha1", "TrafficExtension", {
    targetRefs: [{ group: "", kind: "Service", name: "a" }],
    lua: { inlineCode: "function envoy_on_request() end" },
    phase: "STATS",
    match: [{ mode: "SERVER", ports: [{ number: 80 }] }],
  }),
];
