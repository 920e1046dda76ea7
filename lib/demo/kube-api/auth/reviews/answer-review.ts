import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textOr } from "../../../world/read-json";
import type { ResourceRequest } from "../../http/parse-request";
import type { Refused, Reply } from "../../http/reply";
import { refuse, refuseMethod, refuseUnknown } from "../../http/status";
import { REVIEW_KINDS, REVIEW_VERSION, type ReviewKind } from "./review-kinds";
import type { ReviewContext } from "./review-context";

/** The review that a request is about; undefined where it is about none. */
export const reviewKindOf = ({ group, version, plural }: ResourceRequest): ReviewKind | undefined =>
  version === REVIEW_VERSION
    ? REVIEW_KINDS.find((row) => row.group === group && row.plural === plural)
    : undefined;

const isOne = (value: Json | undefined, wanted: string): boolean => ["", wanted].includes(textOr(value));

/** 400 for a body that is no review of the kind. */
function refuseBody({ kind, group }: ReviewKind, body: JsonObject): Refused | null {
  const apiVersion = `${group}/${REVIEW_VERSION}`;
  const { spec } = body;
  if (!isOne(body["kind"], kind) || !isOne(body["apiVersion"], apiVersion))
    return refuse("BadRequest", `the object provided is no ${kind} of ${apiVersion}`);
  if (spec === undefined || spec === null || isObject(spec)) return null;
  const type = Array.isArray(spec) ? "array" : typeof spec;
  const why = `json: cannot unmarshal ${type} into Go struct field ${kind}.spec of type v1.${kind.replace("Local", "")}Spec`;
  return refuse(
    "BadRequest",
    `${kind} in version "${REVIEW_VERSION}" cannot be handled as a ${kind}: ${why}`,
  );
}

/** Answers the creation of a review with its status filled in; nothing is stored. 405 for any other verb, 400 for a body that is no such review. */
export function answerReview(
  row: ReviewKind,
  { verb, name, subresource }: ResourceRequest,
  context: ReviewContext,
  body: Json | undefined,
): Reply | Refused {
  if (name !== "" || subresource !== "" || row.namespaced !== (context.namespace !== ""))
    return refuseUnknown();
  if (verb !== "create") return refuseMethod();
  if (!isObject(body)) return refuse("BadRequest", `the object provided is no ${row.kind}`);
  return refuseBody(row, body) ?? row.review(context, body);
}
