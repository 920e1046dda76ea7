import type { Schema } from "../../schemas/schema";
import { atomOf } from "./atom-of";
import { FieldSet } from "./field-set";

/** The set with every field of a struct that leads to one of its fields as a member too; entries of maps are left as they are. */
export function withNamedFields(set: FieldSet, schema: Schema | undefined): FieldSet {
  const named = new FieldSet();
  for (const member of set.members) named.members.add(member);
  for (const [element, child] of set.children) {
    const isField = element.startsWith("f:");
    const atom = atomOf(schema, isField ? {} : []);
    if (isField && atom.type === "map") {
      const key = element.slice(2);
      if (atom.names(key)) named.members.add(element);
      named.children.set(element, withNamedFields(child, atom.child(key)));
    } else named.children.set(element, withNamedFields(child, atom.type === "list" ? atom.item : undefined));
  }
  return named;
}
