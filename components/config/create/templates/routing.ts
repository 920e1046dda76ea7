import { heading, type Template } from "./template";

/** https://istio.io/latest/docs/reference/config/networking/virtual-service/ and destination-rule/ */
export const ROUTING_TEMPLATES = [
  {
    key: "trafficSplit",
    kind: "VirtualService",
    text: (parts) => `${heading("VirtualService", parts)}spec:
  # The service whose calls are routed, by its short or whole name.
  hosts:
  - ${parts.name}
  http:
  - route:
    # Subsets are defined by a DestinationRule of the same host.
    - destination:
        host: ${parts.name}
        subset: v1
      weight: 90
    - destination:
        host: ${parts.name}
        subset: v2
      weight: 10
`,
  },
  {
    key: "headerRoute",
    kind: "VirtualService",
    text: (parts) => `${heading("VirtualService", parts)}spec:
  hosts:
  - ${parts.name}
  http:
  # The first route that matches is taken.
  - match:
    - headers:
        end-user:
          exact: tester
    route:
    - destination:
        host: ${parts.name}
        subset: v2
  # Without a match: everybody else.
  - route:
    - destination:
        host: ${parts.name}
        subset: v1
`,
  },
  {
    key: "timeoutRetry",
    kind: "VirtualService",
    text: (parts) => `${heading("VirtualService", parts)}spec:
  hosts:
  - ${parts.name}
  http:
  - route:
    - destination:
        host: ${parts.name}
    # For the whole request, retries included.
    timeout: 5s
    retries:
      attempts: 2
      perTryTimeout: 2s
      retryOn: connect-failure,refused-stream,503
`,
  },
  {
    key: "subsets",
    kind: "DestinationRule",
    text: (parts) => `${heading("DestinationRule", parts)}spec:
  host: ${parts.name}
  # Each subset is the pods of the service that have these labels.
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`,
  },
  {
    key: "outlier",
    kind: "DestinationRule",
    text: (parts) => `${heading("DestinationRule", parts)}spec:
  host: ${parts.name}
  trafficPolicy:
    connectionPool:
      http:
        http1MaxPendingRequests: 100
        maxRequestsPerConnection: 0
    # Takes pods out of load balancing while they fail.
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
      maxEjectionPercent: 50
`,
  },
  {
    key: "externalHost",
    kind: "ServiceEntry",
    text: (parts) => `${heading("ServiceEntry", parts)}spec:
  # A host outside the mesh that workloads may call.
  hosts:
  - api.example.com
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - number: 443
    name: https
    protocol: TLS
`,
  },
  {
    key: "sidecarScope",
    kind: "Sidecar",
    text: (parts) => `${heading("Sidecar", parts)}spec:
  # Without a workloadSelector it holds for every workload of the namespace.
  egress:
  - hosts:
    # This namespace and the control plane's; add what your workloads call.
    - "./*"
    - "istio-system/*"
`,
  },
  {
    key: "istioGateway",
    kind: "Gateway.networking.istio.io",
    text: (parts) => `${heading("Gateway", parts)}spec:
  # The pods of the gateway, in the gateway's namespace.
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      # A Secret in the namespace of the gateway's pods.
      credentialName: shop-example-com
  # Plain HTTP is sent to HTTPS.
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
    tls:
      httpsRedirect: true
`,
  },
] as const satisfies readonly Template[];
