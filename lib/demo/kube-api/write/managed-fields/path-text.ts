import { isObject } from "../../../world/read-json";
import type { PathElement } from "./field-set";

function elementText(element: PathElement): string {
  const text = element.slice(2);
  if (element.startsWith("f:")) return `.${text}`;
  if (element.startsWith("v:")) return `[=${text}]`;
  if (element.startsWith("i:")) return `[${text}]`;
  try {
    const keys: unknown = JSON.parse(text);
    if (isObject(keys))
      return `[${Object.entries(keys)
        .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
        .join(",")}]`;
  } catch {
    // A key that somebody wrote into managedFields by hand; it is shown as it stands.
  }
  return `[${text}]`;
}

/** A path as conflicts name it: `.spec.containers[name="app"].image`. */
export const pathText = (path: readonly PathElement[]): string => path.map(elementText).join("");
