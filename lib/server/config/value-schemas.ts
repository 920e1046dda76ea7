import { z } from "zod";

/** "a, b,,c" → ["a", "b", "c"]; the fallback where nothing is set. */
export const csvOr = (fallback: string): z.ZodType<string[], string | undefined> =>
  z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== ""),
    );

/** "a, b,,c" → ["a", "b", "c"] */
export const csv = csvOr("");

export const flag = z
  .enum(["true", "false", "1", "0"])
  .default("false")
  .transform((text) => text === "true" || text === "1");

export const optionalText = z
  .string()
  .optional()
  .transform((text) => text ?? null);

/** A decimal number within [min, max]. */
export function decimal(min: number, max: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

/** A whole number within [min, max]. */
export function whole(min: number, max: number): z.ZodType<number, string> {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
}

/** A JSON object whose values are strings; {} when unset. */
export const stringMap = z
  .string()
  .default("{}")
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string()));

/** An absolute http or https URL without credentials, query or fragment. */
export const httpUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.username === "" && url.password === "" && url.search === "" && url.hash === "")
  .optional()
  .transform((url) => url ?? null);

const LABEL_MATCHER = /\s*([A-Za-z_][A-Za-z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*")\s*(?:,|$)/y;

/** `cluster="a",env!="dev"` → [{ label, operator, value }] */
export const labelMatchers = z
  .string()
  .default("")
  .transform((text, ctx) => {
    const matchers: { label: string; operator: "=" | "!=" | "=~" | "!~"; value: string }[] = [];
    LABEL_MATCHER.lastIndex = 0;
    while (LABEL_MATCHER.lastIndex < text.length) {
      const matcher = readMatcher(LABEL_MATCHER.exec(text));
      if (matcher === null) {
        ctx.addIssue({ code: "custom", message: "not a label matcher" });
        return z.NEVER;
      }
      matchers.push(matcher);
    }
    return matchers;
  });

const operator = z.enum(["=", "!=", "=~", "!~"]);

function readMatcher(match: RegExpExecArray | null) {
  const [, label, sign, quoted] = match ?? [];
  const known = operator.safeParse(sign);
  if (label === undefined || quoted === undefined || !known.success) return null;
  try {
    return { label, operator: known.data, value: z.string().parse(JSON.parse(quoted)) };
  } catch {
    return null;
  }
}
