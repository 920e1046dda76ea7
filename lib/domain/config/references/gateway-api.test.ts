import { expect, it } from "vitest";
import { namedBy } from "@/lib/testing/named-by";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayReferences, referenceGrantReferences } from "./gateway-api";

// https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec
it("a Gateway without a class names none, and only Secrets as certificates that it says nothing else of", () => {
  const certificateRefs = [
    { name: "tls" },
    { kind: "ConfigMap", name: "roots" },
    { group: "cert.example", kind: "Secret", name: "x" },
  ];
  const gateway = specObject("Gateway.gateway.networking.k8s.io", "shop/g", {
    listeners: [{ tls: { certificateRefs } }, { name: "plain" }],
  });
  expect(namedBy(gatewayReferences, gateway)).toEqual([
    "certificate: Secret shop/tls",
    "certificate: ConfigMap shop/roots",
  ]);
});

// https://gateway-api.sigs.k8s.io/api-types/referencegrant/
it("a ReferenceGrant names the namespaces it trusts and what it opens by name, not whole kinds", () => {
  const grant = specObject("ReferenceGrant", "bank/open", {
    from: [{ kind: "HTTPRoute", namespace: "shop" }, { kind: "HTTPRoute" }],
    to: [
      { group: "", kind: "Service" },
      { group: "", kind: "Service", name: "till" },
    ],
  });
  expect(namedBy(referenceGrantReferences, grant)).toEqual([
    "from namespace: Namespace /shop",
    "opens: Service bank/till",
  ]);
});
