import { badParameter } from "../errors";

const MOST = 9_007_199_254_740_991;

/** "12" → 12; null when the parameter is absent. Throws a 400 problem. */
export function parseId(parameter: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const id = /^\d{1,16}$/.test(text) ? Number(text) : MOST + 1;
  if (id > MOST) throw badParameter(parameter, `Parameter ${parameter} is a whole number.`);
  return id;
}
