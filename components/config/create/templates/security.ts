import { heading, type Template } from "./template";

/** https://istio.io/latest/docs/reference/config/security/ and telemetry/ */
export const SECURITY_TEMPLATES = [
  {
    key: "strictMtls",
    kind: "PeerAuthentication",
    text: (parts) => `${heading("PeerAuthentication", parts)}spec:
  # Without a selector it holds for the whole namespace; in the root namespace for the mesh.
  # STRICT refuses plain text. Look at the impact first.
  mtls:
    mode: STRICT
`,
  },
  {
    key: "allowCaller",
    kind: "AuthorizationPolicy",
    text: (parts) => `${heading("AuthorizationPolicy", parts)}spec:
  # The workloads it protects; without a selector all of the namespace.
  selector:
    matchLabels:
      app: ${parts.name}
  # Once an ALLOW policy holds for a workload, only what some rule allows gets through.
  action: ALLOW
  rules:
  - from:
    - source:
        principals:
        - cluster.local/ns/${parts.namespace}/sa/default
`,
  },
  {
    key: "denyPath",
    kind: "AuthorizationPolicy",
    text: (parts) => `${heading("AuthorizationPolicy", parts)}spec:
  selector:
    matchLabels:
      app: ${parts.name}
  # DENY is judged before ALLOW.
  action: DENY
  rules:
  - to:
    - operation:
        paths:
        - /admin
        - /admin/*
    from:
    - source:
        notNamespaces:
        - ${parts.namespace}
`,
  },
  {
    key: "jwt",
    kind: "RequestAuthentication",
    text: (parts) => `${heading("RequestAuthentication", parts)}spec:
  selector:
    matchLabels:
      app: ${parts.name}
  # Refuses requests with a bad token. Requests without one pass: an AuthorizationPolicy has to demand it.
  jwtRules:
  - issuer: https://issuer.example.com
    jwksUri: https://issuer.example.com/.well-known/jwks.json
`,
  },
  {
    key: "accessLog",
    kind: "Telemetry",
    text: (parts) => `${heading("Telemetry", parts)}spec:
  # Without a selector it holds for the whole namespace; in the root namespace for the mesh.
  accessLogging:
  - providers:
    - name: envoy
    # Only what failed.
    filter:
      expression: response.code >= 400
`,
  },
] as const satisfies readonly Template[];
