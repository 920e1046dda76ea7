import type { Json } from "@/lib/domain/mesh/cluster-object";

/** No object of Kubernetes nests nearly as deep; deeper ones would exhaust the stack of whoever reads them. */
const DEEPEST = 200;

/** Whether a value nests deeper than Meshlens reads. Looks level by level, so it cannot run out of stack itself. */
export function nestedTooDeep(value: Json | undefined): boolean {
  let level: (Json | undefined)[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    const below: (Json | undefined)[] = [];
    for (const item of level) {
      if (typeof item !== "object" || item === null) continue;
      for (const child of Object.values(item))
        if (typeof child === "object" && child !== null) below.push(child);
    }
    level = below;
  }
  return false;
}
