import { z } from "zod";
import { jsonObjectSchema, objectRefSchema } from "@/lib/contracts/config/object-ref";

/** One object of a draft as its writer has it: the text with its comments, and the object as it was opened. */
export const draftEntrySchema = z.object({
  /** Null where the object is to be created. */
  baseline: jsonObjectSchema.nullable(),
  /** YAML; null where the object is to be deleted. */
  text: z.string().nullable(),
});
export type DraftEntry = z.infer<typeof draftEntrySchema>;

/** What a person is about to change, kept in the browser. */
export const draftSchema = z.object({
  id: z.string().min(1).max(600),
  title: z.string(),
  /** The one object it edits or comes from; null for new objects and for several. */
  ref: objectRefSchema.nullable(),
  entries: z.array(draftEntrySchema).min(1).max(50),
  /** Unix milliseconds of the last edit. */
  changedAt: z.number(),
  /** The tab that edited it last. */
  tab: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;
