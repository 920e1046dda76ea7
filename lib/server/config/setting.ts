import { z } from "zod";

/** What README and error messages say about a setting. */
export interface SettingText {
  /** As it would be written in the environment; "" when there is none. */
  readonly fallback: string;
  readonly meaning: string;
  /** Completes the sentence "expected …". */
  readonly expected: string;
  /** The value is, or where it is wrong may hold, a secret: it is never shown. */
  readonly secret?: true;
}

const texts = z.registry<SettingText>();

/** A copy of the schema of an environment variable with the text attached; settings may share one schema. */
export function setting<S extends z.ZodType>(text: SettingText, schema: S): S {
  const own = schema.clone();
  texts.add(own, text);
  return own;
}

/** The text attached to the schema. */
export function textOf(schema: z.ZodType): SettingText {
  return texts.get(schema) ?? { fallback: "", meaning: "", expected: "another value", secret: true };
}
