import { isIPv4, isIPv6 } from "node:net";
import type { Schema } from "../../schemas/schema";
import { fieldError } from "../field-error";
import { type Match, match } from "./match";

const DATE_TIME = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}:\d{2}(\.\d{1,9})?(z|[+-]\d{2}:\d{2})$/i;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ["date-time", (text: string) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text))],
  ["ipv4", isIPv4],
  ["ipv6", isIPv6],
  ["byte", (text: string) => text.length % 4 === 0 && BASE64.test(text)],
]);

/** Whether a text has the format its schema names; null where the format says nothing about texts. */
export function checkFormat({ format }: Schema, text: string, path: string): Match | null {
  const isValid = FORMATS.get(format);
  if (isValid === undefined) return null;
  if (isValid(text)) return match([], 0);
  const detail = `${path} in body must be of type ${format}: ${JSON.stringify(text)}`;
  return match([fieldError.typeInvalid(path, text, detail)], 0);
}
