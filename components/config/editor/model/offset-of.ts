import { parsePathText, resolvePath } from "@/lib/domain/config/field-path";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { lineOfPath } from "@/lib/yaml/line-of-path";
import { parseDocuments } from "@/lib/yaml/parse-documents";

/** Where a line (from 1) begins in a text; its end where it has fewer lines. */
export function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let left = line - 1; left > 0; left -= 1) {
    const next = text.indexOf("\n", offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return offset;
}

/** Where a field stands in a text, or the nearest field above it that is there; 0 where nothing can be read. */
export function offsetOfPath(text: string, path: FieldPath): number {
  const [document] = parseDocuments(text).documents;
  return document === undefined ? 0 : lineOfPath(document, path).start;
}

/** The same for a path as text, as API servers and differences name it (`spec.http[0].route`). */
export function offsetOfField(text: string, field: string): number {
  const [document] = parseDocuments(text).documents;
  const steps = parsePathText(field);
  if (document === undefined || steps === null) return 0;
  const path = resolvePath(document.value, steps) ?? [];
  return lineOfPath(document, path).start;
}
