import type { Json } from "@/lib/domain/mesh/cluster-object";
import { matchesLabelSelector } from "../../world/matches-label-selector";
import { isObject } from "../../world/read-json";

/**
 * Whether a LabelSelector selects labels: all of matchLabels and matchExpressions hold. An empty selector selects everything,
 * what is not a selector nothing.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export const selectsLabels = (selector: Json | undefined, labels: ReadonlyMap<string, string>): boolean =>
  isObject(selector) && matchesLabelSelector(selector, Object.fromEntries(labels));
