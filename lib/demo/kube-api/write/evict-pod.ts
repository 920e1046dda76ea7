import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { refuse } from "../http/status";
import type { Presentation } from "../read/presentation";
import { deleteObject } from "./delete-object";
import type { WriteContext } from "./write-context";

/** Evicts a pod, which is to delete it; disruption budgets are not looked at. https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/ */
export function evictPod(
  context: WriteContext,
  request: ResourceRequest,
  presentation: Presentation,
  body: Json,
): Reply | Refused {
  if (!isObject(body) || (textOr(body["kind"]) !== "Eviction" && textOr(body["kind"]) !== ""))
    return refuse("BadRequest", "not a Eviction object");
  if (textOr(jsonAt(body, "metadata", "name")) !== request.name)
    return refuse("BadRequest", "name in URL does not match name in Eviction object");
  const given = body["deleteOptions"];
  const dryRun = request.query.getAll("dryRun");
  const options = { ...(isObject(given) ? given : {}), ...(dryRun.length > 0 ? { dryRun } : {}) };
  const outcome = deleteObject(context, request, presentation, options);
  if ("ok" in outcome) return outcome;
  const metadata = {};
  return { code: 201, body: { kind: "Status", apiVersion: "v1", metadata, status: "Success", code: 201 } };
}
