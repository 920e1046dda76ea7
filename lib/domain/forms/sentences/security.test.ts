import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { formSentences } from "./form-sentences";

function sentencesOf(kind: string, spec: JsonObject): readonly string[] {
  return formSentences(kind, { spec });
}

const FROM_B = { source: { namespaces: ["b"], notPrincipals: ["c", "d"] } };
const WHO = "Sidecars and ztunnels of";

test.each<[string, JsonObject, readonly string[]]>([
  [
    "AuthorizationPolicy",
    {
      action: "DENY",
      targetRef: { kind: "Gateway", name: "g" },
      rules: [{ from: [FROM_B, { source: {} }] }, {}],
    },
    [
      "Requests to Gateway g from namespaces b and notPrincipals c or d or anything are refused.",
      "Requests to Gateway g from anybody are refused.",
    ],
  ],
  [
    "AuthorizationPolicy",
    {
      rules: [
        {},
        {
          when: [
            { key: "a", values: ["1", "2"], notValues: ["3"] },
            { key: "b", notValues: ["4"] },
            { key: "c" },
          ],
        },
      ],
    },
    [
      "Requests to all workloads it reaches from anybody are allowed.",
      "Requests to all workloads it reaches where a is 1 or 2 and is not 3, b is not 4 and c is anything are allowed. All others are refused unless another policy allows them.",
    ],
  ],
  [
    "AuthorizationPolicy",
    { action: "AUDIT", targetRefs: [{ kind: "Service", name: "a" }], rules: [{}] },
    ["Requests to Service a from anybody are audited."],
  ],
  [
    "AuthorizationPolicy",
    { action: "CUSTOM", selector: { matchLabels: { a: "b", c: "d" } }, rules: [{}] },
    ["Requests to workloads with a=b and c=d from anybody are decided by no provider."],
  ],
  [
    "PeerAuthentication",
    { selector: { matchLabels: { a: "b" } }, mtls: { mode: "UNSET" }, portLevelMtls: { 80: {}, 90: "x" } },
    [
      `${WHO} workloads with a=b take what the namespace or the mesh says.`,
      "On port 80 they take what the namespace or the mesh says.",
    ],
  ],
  ["RequestAuthentication", { jwtRules: [] }, []],
  [
    "RequestAuthentication",
    { jwtRules: [{ issuer: "https://a" }, { issuer: "https://b" }] },
    [
      "Requests to all workloads it reaches with a token that https://a or https://b did not sign are refused.",
      "Requests without a token pass: only an AuthorizationPolicy can ask for one.",
    ],
  ],
])("a %s of %j", (kind, spec, sentences) => {
  expect(sentencesOf(kind, spec)).toEqual(sentences);
});
