import type { Change } from "@/components/mesh/model/change-value";
import { SHIFT_ANNOTATION } from "@/lib/domain/shifting/shift-plan";

/** The changes that are about more than a shift's plan: its annotation is no text for people. */
export function withoutPlan(changes: readonly Change[]): readonly Change[] {
  return changes.filter(
    ({ path, before, after }) =>
      !path.includes(SHIFT_ANNOTATION) &&
      !(path === "metadata.annotations" && (holdsPlanOnly(before) || holdsPlanOnly(after))),
  );
}

function holdsPlanOnly(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const [only, ...others] = Object.keys(value);
  return only === SHIFT_ANNOTATION && others.length === 0;
}
