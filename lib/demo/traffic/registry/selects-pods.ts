import { jsonAt, textMap } from "../../world/read-json";
import type { MeshService } from "./mesh-service";

/** Whether a Service selects pods by their labels; one without a selector selects none. */
export function selectsPods(service: MeshService, labels: ReadonlyMap<string, string>): boolean {
  const selector = textMap(jsonAt(service.object, "spec", "selector"));
  return selector.size > 0 && [...selector].every(([name, value]) => labels.get(name) === value);
}
