import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ChangePlan } from "./change-plan";

/** The object a plan leaves behind; null after a delete and for a refused plan. */
export function plannedObject(plan: ChangePlan): JsonObject | null {
  switch (plan.action) {
    case "create":
      return plan.object;
    case "update":
      return plan.merged;
    case "none":
      return plan.current;
    case "delete":
    case "refused":
      return null;
  }
}
