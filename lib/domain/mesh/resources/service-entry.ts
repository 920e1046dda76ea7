import type { ClusterObject } from "../cluster-object";
import { objectAt, textsAt } from "../read-json";

/** The hosts of a ServiceEntry. https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export function serviceEntryHosts({ data }: ClusterObject): readonly string[] {
  return textsAt(objectAt(data, "spec"), "hosts");
}
