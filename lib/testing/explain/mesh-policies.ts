import fc from "fast-check";
import { demoConfig } from "../demo-objects";
import { list } from "./arbitrary-json";

/** Policies of the servers: how they are connected to, and by whom. */
export const arbitraryServerPolicies = list(
  fc.constantFrom(
    demoConfig("PeerAuthentication", "istio-system/default", { mtls: { mode: "STRICT" } }),
    demoConfig("PeerAuthentication", "shop/default", { mtls: { mode: "DISABLE" } }),
    demoConfig("PeerAuthentication", "shop/web", {
      selector: { matchLabels: { app: "web", version: "v2" } },
      mtls: { mode: "STRICT" },
    }),
    demoConfig("AuthorizationPolicy", "shop/deny", {
      selector: { matchLabels: { app: "web" } },
      action: "DENY",
      rules: [{ to: [{ operation: { paths: ["/a*"] } }] }],
    }),
    demoConfig("AuthorizationPolicy", "shop/allow", {
      selector: { matchLabels: { version: "v2" } },
      rules: [{ from: [{ source: { namespaces: ["bank"] } }] }],
    }),
  ),
  2,
);
