import { yamlOf } from "@/lib/yaml/write-yaml";

/** What a template is filled with. */
export interface TemplateParts {
  /** As the cluster serves the kind. */
  readonly apiVersion: string;
  readonly name: string;
  /** "" for cluster-scoped kinds. */
  readonly namespace: string;
}

/** A commented beginning of an object. Its key names its title and explanation in the messages. */
export interface Template<Key extends string = string> {
  readonly key: Key;
  /** Key of the object's kind. */
  readonly kind: string;
  readonly text: (parts: TemplateParts) => string;
}

/** The first lines of every object. */
export function heading(kind: string, { apiVersion, name, namespace }: TemplateParts): string {
  const metadata = [`  name: ${yamlOf(name)}`, namespace === "" ? "" : `  namespace: ${yamlOf(namespace)}`];
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n${metadata.join("")}`;
}
