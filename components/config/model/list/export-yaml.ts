import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import { writeYaml } from "@/lib/yaml/write-yaml";

/** The objects as one YAML file that can be applied elsewhere: what people write, without what the API server adds. */
export function exportYaml(objects: readonly ObjectResponse[]): string {
  return objects.map(({ object }) => writeYaml(stripServerFields(object))).join("---\n");
}
