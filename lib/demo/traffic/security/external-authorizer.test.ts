import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoMeshConfig } from "@/lib/testing/demo-objects";
import { type Asked, demoPolicy, demoVerdict, isAllowed, verdictDetails } from "@/lib/testing/demo-verdict";
import type { K8sObject } from "../../world/k8s-object";

const dryRun = (object: K8sObject, value = "true"): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, annotations: { "istio.io/dry-run": value } },
});

/** https://istio.io/latest/docs/tasks/security/authorization/authz-custom/ */
describe("authorize by an external authorizer", () => {
  const PROVIDERS = demoMeshConfig(
    "extensionProviders:\n- { name: web, envoyExtAuthzHttp: { service: a, port: 1 } }\n" +
      "- { name: rpc, envoyExtAuthzGrpc: { service: a, port: 1 } }\n- { name: logs, envoyFileAccessLog: {} }\n",
  );
  const custom = (name: string, rules: readonly JsonObject[] = [{}]): K8sObject =>
    demoPolicy({ action: "CUSTOM", provider: { name }, rules });
  const ALLOW = { headers: { "x-ext-authz": "allow" } };
  const TCP: Asked = { call: { protocol: "tcp", method: "", path: "" } };
  const PUT = { to: [{ operation: { methods: ["PUT"] } }] };
  const BAD =
    "rbac_access_denied_matched_policy[istio-ext-authz-ns[shop]-policy[p]-rule[0]-deny-due-to-bad-CUSTOM-action]";

  it.each<readonly [string, K8sObject, Asked, string]>([
    ["lets in what the provider allows", custom("web"), ALLOW, "allowed"],
    ["refuses what the provider refuses", custom("web"), {}, "ext_authz_denied"],
    ["asks over gRPC too", custom("rpc"), {}, "ext_authz_denied"],
    ["does not ask where no rule matches", custom("web", [PUT]), {}, "allowed"],
    ["does not ask a provider of HTTP about connections", custom("web"), TCP, "allowed"],
    ["asks a provider of gRPC about connections", custom("rpc"), TCP, "ext_authz_denied"],
    ["refuses where the provider is unknown", custom("gone"), ALLOW, BAD],
    ["refuses where the provider is no authorizer", custom("logs"), ALLOW, BAD],
    ["refuses by an unknown provider only what a rule matches", custom("gone", [PUT]), {}, "allowed"],
    ["does nothing in dry run", dryRun(custom("web")), {}, "allowed"],
  ])("%s", (_rule, object, asked, expected) => {
    expect(verdictDetails([PROVIDERS, object], asked)).toBe(expected);
  });

  it("asks each provider by its own policies", () => {
    const unknown = demoPolicy({ action: "CUSTOM", provider: { name: "gone" }, rules: [PUT] }, "shop/q");
    expect(isAllowed([PROVIDERS, custom("web"), unknown], ALLOW)).toBe(true);
    expect(isAllowed([PROVIDERS, custom("web"), unknown], { ...ALLOW, call: { method: "PUT" } })).toBe(false);
  });

  it("comes before DENY and does not stand for ALLOW", () => {
    const deny = demoPolicy({ action: "DENY", rules: [{}] }, "shop/deny");
    expect(demoVerdict([PROVIDERS, custom("web"), deny])).toMatchObject({
      flags: "UAEX",
      code: 403,
      by: "AuthorizationPolicy shop/p",
    });
    expect(isAllowed([PROVIDERS, custom("web"), demoPolicy({}, "shop/none")], ALLOW)).toBe(false);
  });
});
