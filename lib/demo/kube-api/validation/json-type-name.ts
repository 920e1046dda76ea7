/** The type of a JSON value that is not null, as the messages of Go's decoder name it. */
export function jsonTypeName(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
