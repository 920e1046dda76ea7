import { equalJson } from "@/lib/domain/config/equal-json";
import type { Recorded } from "./revision";

/**
 * Whether nothing that people write differs. The API version does not count: the same object is read in another version
 * after the cluster or Meshlens was upgraded. https://kubernetes.io/docs/reference/using-api/#api-versioning
 */
export function sameRecorded(one: Recorded, other: Recorded): boolean {
  return equalJson({ ...one, apiVersion: "" }, { ...other, apiVersion: "" });
}
