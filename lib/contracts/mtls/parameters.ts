import "../interpret-schemas";
import { z } from "zod";
import { namespacesParametersSchema } from "../config/parameters";

const window = z.string().optional().describe('How far back traffic counts, like "1d"; a day by default.');

export const strictParametersSchema = z.object({
  namespace: z
    .string()
    .optional()
    .describe("The namespace to turn STRICT on in; the mesh if it is not given."),
  workload: z.string().optional().describe("One workload of the namespace."),
  window,
});
export const readinessParametersSchema = namespacesParametersSchema.extend({ window });
