import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { configSample } from "./config-sample";

const GATEWAY = "gateway.networking.k8s.io/v1";
const EXPERIMENTAL = "gateway.networking.x-k8s.io/v1alpha1";
const parentRefs = [{ name: "front", sectionName: "https" }];
const ca = { caCertificateRefs: [{ group: "", kind: "ConfigMap", name: "ca" }], hostname: "a.example.com" };

/** Valid objects of the Gateway API's kinds and InferencePool, with many of their fields. */
export const GATEWAY_API_SAMPLES: readonly JsonObject[] = [
  configSample(GATEWAY, "GatewayClass", { controllerName: "istio.io/gateway-controller", description: "a" }),
  configSample(GATEWAY, "Gateway", {
    gatewayClassName: "istio",
    addresses: [{ type: "IPAddress", value: "10.0.0.1" }],
    infrastructure: { labels: { a: "b" }, parametersRef: { group: "", kind: "ConfigMap", name: "a" } },
    listeners: [
      {
        name: "https",
        hostname: "*.example.com",
        port: 443,
        protocol: "HTTPS",
        tls: {
          mode: "Terminate",
          certificateRefs: [{ kind: "Secret", name: "cert" }],
          options: { "a.b/c": "d" },
        },
        allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { a: "b" } } } },
      },
      { name: "http", port: 80, protocol: "HTTP" },
      { name: "tcp", port: 9000, protocol: "TCP", allowedRoutes: { kinds: [{ kind: "TCPRoute" }] } },
    ],
  }),
  configSample(GATEWAY, "HTTPRoute", {
    parentRefs,
    hostnames: ["a.example.com", "*.b.example.com"],
    rules: [
      {
        name: "first",
        matches: [
          {
            path: { type: "PathPrefix", value: "/a" },
            method: "GET",
            headers: [{ name: "x", value: "y", type: "Exact" }],
            queryParams: [{ name: "q", value: "1" }],
          },
        ],
        filters: [
          {
            type: "RequestHeaderModifier",
            requestHeaderModifier: { set: [{ name: "a", value: "b" }], remove: ["c"] },
          },
          {
            type: "URLRewrite",
            urlRewrite: { path: { type: "ReplacePrefixMatch", replacePrefixMatch: "/" } },
          },
          { type: "RequestMirror", requestMirror: { backendRef: { name: "m", port: 80 }, percent: 10 } },
          {
            type: "CORS",
            cors: { allowOrigins: ["https://a.example.com"], allowMethods: ["GET"], maxAge: 5 },
          },
        ],
        backendRefs: [
          { name: "a", port: 80, weight: 0 },
          {
            name: "b",
            port: 80,
            weight: 1,
            filters: [{ type: "ExtensionRef", extensionRef: { group: "g", kind: "K", name: "n" } }],
          },
        ],
        timeouts: { request: "10s", backendRequest: "2s" },
      },
      {
        filters: [
          { type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301, port: 443 } },
        ],
      },
    ],
  }),
  configSample(GATEWAY, "GRPCRoute", {
    parentRefs,
    hostnames: ["a.example.com"],
    rules: [
      {
        matches: [
          {
            method: { type: "Exact", service: "a.b.C", method: "Get" },
            headers: [{ name: "x", value: "y" }],
          },
        ],
        filters: [
          { type: "ResponseHeaderModifier", responseHeaderModifier: { add: [{ name: "a", value: "b" }] } },
        ],
        backendRefs: [{ name: "a", port: 50051 }],
      },
    ],
  }),
  configSample(GATEWAY, "TLSRoute", {
    parentRefs,
    hostnames: ["a.example.com"],
    rules: [{ backendRefs: [{ name: "a", port: 443 }] }],
  }),
  configSample(GATEWAY, "ReferenceGrant", {
    from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "a" }],
    to: [{ group: "", kind: "Service", name: "b" }],
  }),
  configSample(GATEWAY, "BackendTLSPolicy", {
    targetRefs: [{ group: "", kind: "Service", name: "a", sectionName: "https" }],
    validation: { ...ca, subjectAltNames: [{ type: "Hostname", hostname: "b.example.com" }] },
  }),
  configSample(GATEWAY, "ListenerSet", {
    parentRef: { name: "front" },
    listeners: [{ name: "a", port: 80, protocol: "HTTP", hostname: "a.example.com" }],
  }),
  configSample(GATEWAY, "TCPRoute", {
    parentRefs,
    rules: [{ name: "a", backendRefs: [{ name: "a", port: 443, weight: 1 }] }],
  }),
  configSample("gateway.networking.k8s.io/v1alpha2", "UDPRoute", {
    parentRefs,
    rules: [{ backendRefs: [{ name: "a", port: 53 }] }],
  }),
  configSample(EXPERIMENTAL, "XBackendTrafficPolicy", {
    targetRefs: [{ group: "", kind: "Service", name: "a" }],
    retryConstraint: {
      budget: { percent: 20, interval: "10s" },
      minRetryRate: { count: 10, interval: "1s" },
    },
    sessionPersistence: {
      type: "Cookie",
      cookieConfig: { lifetimeType: "Permanent" },
      absoluteTimeout: "1h",
    },
  }),
  configSample(EXPERIMENTAL, "XMesh", { controllerName: "istio.io/mesh", description: "a" }),
  configSample(EXPERIMENTAL, "XBackend", {
    type: "ExternalHostname",
    externalHostname: { hostname: "api.example.com" },
    port: { port: 443 },
    protocol: "HTTP",
    tls: { mode: "ClientAndServer", clientCertificateRef: { name: "cert" }, validation: ca },
  }),
  configSample("inference.networking.k8s.io/v1", "InferencePool", {
    selector: { matchLabels: { app: "a" } },
    targetPorts: [{ number: 8000 }],
    endpointPickerRef: { name: "picker", port: { number: 9002 }, failureMode: "FailOpen" },
  }),
];
