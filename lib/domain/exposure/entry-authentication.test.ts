import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { objectsAt } from "../mesh/read-json";
import { meshRouting } from "../routing/mesh-routing";
import { entryAuthentication } from "./entry-authentication";

const OBJECTS = [
  ...workloadObjects("edge/entry", { containers: [{ name: "istio-proxy" }] }),
  ...workloadObjects("shop/web", { containers: SIDECAR }),
  ...workloadObjects("shop/free", { containers: SIDECAR }),
];

function authenticationAt(
  objects: readonly ClusterObject[],
  servers: readonly string[] = ["web"],
): ReturnType<ReturnType<typeof entryAuthentication>> {
  const mesh = meshRouting(snapshotOfObjects([...OBJECTS, ...objects]), "istio-system", true);
  const { workloads } = mesh.registry;
  const gateway = workloads.inNamespace("edge");
  const behind = servers.flatMap((name) => workloads.get("shop", name) ?? []);
  return entryAuthentication(mesh)(gateway, behind);
}

const tokens = (path: string, selector: JsonObject = {}): ClusterObject =>
  specObject("RequestAuthentication", path, { ...selector, jwtRules: [{ issuer: "https://id.example" }] });
const policy = (path: string, spec: JsonObject, more = {}): ClusterObject =>
  specObject("AuthorizationPolicy", path, spec, more);
const from = (source: JsonObject): JsonObject => ({ rules: [{ from: [{ source }] }] });
const anyToken = from({ requestPrincipals: ["*"] });
const noToken = { action: "DENY", ...from({ notRequestPrincipals: ["*"] }) };

describe("who may come in", () => {
  it.each<[string, readonly ClusterObject[], string]>([
    ["nothing asks", [], "none"],
    ["tokens are checked where there are any", [tokens("edge/jwt")], "optional"],
    ["the gateway allows tokens only", [tokens("edge/jwt"), policy("edge/p", anyToken)], "required"],
    ["the gateway denies who has none", [policy("edge/p", noToken)], "required"],
    ["the workload behind asks for a token", [policy("shop/p", anyToken)], "required"],
    [
      "one rule of several asks nothing",
      [policy("edge/p", { rules: [...objectsAt(anyToken, "rules"), {}] })],
      "none",
    ],
    ["the gateway allows some paths", [policy("edge/p", paths("/api"))], "none"],
    ["an authorizer outside is asked", [policy("edge/p", { action: "CUSTOM", rules: [{}] })], "unknown"],
    ["a denial is only tried", [policy("edge/p", noToken, dryRun())], "none"],
    ["it is only logged", [policy("edge/p", { ...noToken, action: "AUDIT" })], "none"],
    [
      "only the gateway's own certificate is asked for behind it",
      [policy("shop/p", from({ namespaces: ["edge"] }))],
      "none",
    ],
  ])("is told where %s", (_, objects, state) => {
    expect(authenticationAt(objects).state).toBe(state);
  });

  it("is what the workload says that asks least, where several are behind one way in", () => {
    const guarded = policy("shop/p", { selector: { matchLabels: { app: "web" } }, ...anyToken });
    expect(authenticationAt([guarded], ["web"]).state).toBe("required");
    expect(authenticationAt([guarded], ["web", "free"]).state).toBe("none");
  });

  it("names each object that has a say once", () => {
    const { by } = authenticationAt([tokens("shop/jwt"), policy("shop/p", anyToken)], ["web", "free"]);
    expect(by).toEqual([
      { kind: "RequestAuthentication", namespace: "shop", name: "jwt" },
      { kind: "AuthorizationPolicy", namespace: "shop", name: "p" },
    ]);
  });

  it("is not known where no proxy of the gateway is", () => {
    const mesh = meshRouting(snapshotOfObjects(OBJECTS), "istio-system", true);
    expect(entryAuthentication(mesh)([], [])).toEqual({ state: "unknown", by: [] });
  });
});

function paths(...allowed: readonly string[]): JsonObject {
  return { rules: [{ to: [{ operation: { paths: allowed } }] }] };
}
function dryRun(): { readonly annotations: Readonly<Record<string, string>> } {
  return { annotations: { "istio.io/dry-run": "true" } };
}
