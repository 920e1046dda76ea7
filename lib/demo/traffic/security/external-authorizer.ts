import { jsonAt, objectsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { RequestFacts } from "./request-facts";

/** What an external authorizer of MeshConfig says; skipped where it does not speak of connections. */
type Authorization = "allowed" | "refused" | "skipped" | "unknownProvider";

/**
 * Asks a provider of MeshConfig's extensionProviders. All of them decide as the authorizer of Istio's samples does: a request
 * with the header `x-ext-authz: allow` passes. One that speaks HTTP is not asked about connections.
 * https://istio.io/latest/docs/tasks/security/authorization/authz-custom/
 */
export function externalAuthorization(
  world: MeshWorld,
  provider: string,
  facts: RequestFacts,
): Authorization {
  const found = objectsIn(world.meshConfig["extensionProviders"]).find(({ name }) => name === provider);
  const overHttp = jsonAt(found, "envoyExtAuthzHttp") !== undefined;
  if (!overHttp && jsonAt(found, "envoyExtAuthzGrpc") === undefined) return "unknownProvider";
  if (facts.layer !== "http" && overHttp) return "skipped";
  return facts.headers.get("x-ext-authz") === "allow" ? "allowed" : "refused";
}
