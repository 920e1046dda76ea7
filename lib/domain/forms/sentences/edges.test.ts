import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { formSentences } from "./form-sentences";

function sentencesOf(kind: string, spec: JsonObject): readonly string[] {
  return formSentences(kind, { spec });
}

test.each<[string, JsonObject, readonly string[]]>([
  [
    "Gateway.networking.istio.io",
    {
      servers: [
        {
          port: { number: 443, protocol: "HTTPS" },
          hosts: ["a", "b"],
          tls: { mode: "SIMPLE", credentialName: "c" },
        },
        { port: { protocol: "TCP" }, tls: { httpsRedirect: false } },
      ],
    },
    [
      "Gateway pods with any label take HTTPS for a and b on port 443 with TLS SIMPLE and the certificate of c.",
      "Gateway pods with any label take TCP for no host on port none.",
    ],
  ],
  [
    "Gateway.gateway.networking.k8s.io",
    {
      gatewayClassName: "istio",
      listeners: [
        { name: "a", port: 80, protocol: "HTTP" },
        {
          name: "b",
          port: 443,
          protocol: "HTTPS",
          hostname: "*.b",
          allowedRoutes: { namespaces: { from: "All" } },
        },
      ],
    },
    [
      "Listener a of istio takes HTTP for every host on port 80; routes attach from: Same.",
      "Listener b of istio takes HTTPS for *.b on port 443; routes attach from: All.",
    ],
  ],
  ["ServiceEntry", { hosts: [], ports: [{ number: 80 }] }, []],
  ["ServiceEntry", { hosts: ["a"] }, ["Workloads know a outside of the mesh, found by NONE."]],
  [
    "ServiceEntry",
    { hosts: ["a"], location: "MESH_INTERNAL", resolution: "DNS", ports: [{ number: 80, protocol: "HTTP" }] },
    ["Workloads know a as part of the mesh on HTTP 80, found by DNS."],
  ],
  [
    "Sidecar",
    { workloadSelector: { labels: { a: "b" } }, egress: [{ hosts: ["./*"] }, { hosts: ["c/*"] }] },
    ["Workloads with a=b know of ./* and c/* only."],
  ],
  ["ReferenceGrant", { from: [{ kind: "HTTPRoute", namespace: "a" }], to: [] }, []],
  [
    "ReferenceGrant",
    {
      from: [{ kind: "HTTPRoute", namespace: "a" }],
      to: [{ kind: "Service" }, { kind: "Secret", name: "s" }],
    },
    ["HTTPRoute of a may refer to Service of any name and Secret s of this namespace."],
  ],
  ["BackendTLSPolicy", { validation: { hostname: "a" } }, []],
  [
    "BackendTLSPolicy",
    { targetRefs: [{ name: "a" }, { name: "b" }] },
    ["Gateways speak TLS to a and b and check the name none."],
  ],
  [
    "Telemetry",
    {
      accessLogging: [{ disabled: true }, { providers: [{ name: "p" }], disabled: false }],
      metrics: [{}],
      tracing: [{ randomSamplingPercentage: 0 }, { disableSpanReporting: true, randomSamplingPercentage: 5 }],
    },
    [
      "No access logs go to the mesh's providers.",
      "All access logs go to p.",
      "All metrics go to the mesh's providers.",
      "0 % of traces go to the mesh's providers.",
      "No traces go to the mesh's providers.",
    ],
  ],
])("a %s of %j", (kind, spec, sentences) => {
  expect(sentencesOf(kind, spec)).toEqual(sentences);
});
