import { compileTolerance } from "./compile-tolerance";
import type { Tolerance } from "./tolerance";

const MOST_ITEMS = 50;

function percent(text: string): number | null {
  const value = text === "" ? Number.NaN : Number(text);
  return value >= 0 && value <= 100 ? value : null;
}

function parseItem(item: string): Tolerance | null {
  const fields = item.split(",").map((field) => field.trim());
  const [code, degradedText, failureText, protocol, direction] = fields;
  if (fields.length !== 5 || !code || !protocol || !direction) return null;
  const degraded = percent(degradedText ?? "");
  const failure = percent(failureText ?? "");
  if (degraded === null || failure === null || degraded > failure) return null;
  const tolerance = { code, protocol, direction, degraded, failure };
  return compileTolerance(tolerance) ? tolerance : null;
}

/**
 * Reads the annotation health.kiali.io/rate: items `code,degraded,failure,protocol,direction` separated by ";".
 * Invalid items are ignored, as https://kiali.io/docs/configuration/health/ documents.
 */
export function parseRateAnnotation(annotation: string): readonly Tolerance[] {
  return annotation
    .split(";")
    .slice(0, MOST_ITEMS)
    .flatMap((item) => parseItem(item) ?? []);
}
