import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { specObject } from "./spec-object";

/** The AuthorizationPolicy `shop/p` with one rule. */
export const policyOf = (rule: JsonObject, more: JsonObject = {}): ClusterObject =>
  specObject("AuthorizationPolicy", "shop/p", { rules: [rule], ...more });

/** One that is for a source. */
export const policyFrom = (source: JsonObject): ClusterObject => policyOf({ from: [{ source }] });

/** One that is for an operation. */
export const policyTo = (operation: JsonObject, more: JsonObject = {}): ClusterObject =>
  policyOf({ to: [{ operation }] }, more);

export const SOURCE = "spec.rules[0].from[0].source";
export const OPERATION = "spec.rules[0].to[0].operation";
