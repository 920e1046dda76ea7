import "./interpret-schemas";
import { z } from "zod";

/** What is missing of an answer, or may be wrong with it, and why. */
export const warningSchema = z.object({ code: z.string(), message: z.string() });
