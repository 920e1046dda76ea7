import { heading, type Template } from "./template";

/** https://gateway-api.sigs.k8s.io/reference/spec/ */
export const GATEWAY_API_TEMPLATES = [
  {
    key: "httpGateway",
    kind: "Gateway.gateway.networking.k8s.io",
    text: (parts) => `${heading("Gateway", parts)}spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    allowedRoutes:
      namespaces:
        # Routes of this namespace only; All lets every namespace attach.
        from: Same
`,
  },
  {
    key: "waypoint",
    kind: "Gateway.gateway.networking.k8s.io",
    text: (parts) => `${heading("Gateway", parts)}  labels:
    # Whose traffic it takes: service, workload, all or none.
    istio.io/waypoint-for: service
spec:
  # A namespace or service uses it once it has the label istio.io/use-waypoint: ${parts.name}
  gatewayClassName: istio-waypoint
  listeners:
  - name: mesh
    port: 15008
    protocol: HBONE
`,
  },
  {
    key: "httpRoute",
    kind: "HTTPRoute",
    text: (parts) => `${heading("HTTPRoute", parts)}spec:
  # A Gateway; or, within the mesh, a Service (group: "", kind: Service, port: …).
  parentRefs:
  - name: gateway
  hostnames:
  - shop.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /
    backendRefs:
    - name: ${parts.name}
      port: 80
`,
  },
  {
    key: "meshSplit",
    kind: "HTTPRoute",
    text: (parts) => `${heading("HTTPRoute", parts)}spec:
  # Calls of this Service within the mesh.
  parentRefs:
  - group: ""
    kind: Service
    name: ${parts.name}
    port: 80
  rules:
  - backendRefs:
    - name: ${parts.name}-v1
      port: 80
      weight: 90
    - name: ${parts.name}-v2
      port: 80
      weight: 10
`,
  },
  {
    key: "grpcRoute",
    kind: "GRPCRoute",
    text: (parts) => `${heading("GRPCRoute", parts)}spec:
  parentRefs:
  - name: gateway
  rules:
  - matches:
    - method:
        service: shop.v1.Cart
    backendRefs:
    - name: ${parts.name}
      port: 8080
`,
  },
  {
    key: "referenceGrant",
    kind: "ReferenceGrant",
    text: (parts) => `${heading("ReferenceGrant", parts)}spec:
  # Routes of that namespace may name Services of this one.
  from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: other
  to:
  - group: ""
    kind: Service
`,
  },
  {
    key: "backendTls",
    kind: "BackendTLSPolicy",
    text: (parts) => `${heading("BackendTLSPolicy", parts)}spec:
  # Gateways speak TLS to this Service.
  targetRefs:
  - group: ""
    kind: Service
    name: ${parts.name}
  validation:
    hostname: ${parts.name}.example.com
    wellKnownCACertificates: System
`,
  },
] as const satisfies readonly Template[];
