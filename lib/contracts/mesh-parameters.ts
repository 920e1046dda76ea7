import "./interpret-schemas";
import { z } from "zod";
import { namespacesParametersSchema } from "./config/parameters";

/** What every answer about the mesh is asked by. */
export const meshParametersSchema = namespacesParametersSchema.extend({
  window: z.string().optional().describe('A duration like "5m", "1d" or "7d"; five minutes by default.'),
});
