import { admitPod } from "../../controllers/injection/admit-pod";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ObjectStore } from "../store/object-store";
import { viewOfStore } from "../store/view-of-store";
import type { Admitted } from "./admit-object";

/** A pod that a client creates, after Istio's injection webhook and Pod Security; 403 where the latter refuses it. */
export function admitNewPod(store: ObjectStore, admitted: Admitted): Admitted | Refused {
  const result = admitPod(viewOfStore(store), admitted.object);
  if (result.ok) return { ...admitted, object: result.pod };
  const { name } = admitted.object.metadata;
  return refuse("Forbidden", result.message, { name, group: "", kind: "pods" });
}
