import "../interpret-schemas";
import { z } from "zod";

const namespaces = z
  .string()
  .optional()
  .describe("Comma-separated namespaces; everything visible by default. One that is not visible is a 404.");
const window = z.string().optional().describe('A duration like "5m", "1d" or "7d"; five minutes by default.');

export const mtlsParametersSchema = z.object({ namespaces, window });
export const strictParametersSchema = z.object({
  namespace: z
    .string()
    .optional()
    .describe("The namespace to turn STRICT on in; the mesh if it is not given."),
  workload: z.string().optional().describe("One workload of the namespace."),
  window: z.string().optional().describe('How far back traffic counts, like "1d"; a day by default.'),
});
export const readinessParametersSchema = z.object({
  namespaces,
  window: z.string().optional().describe('How far back traffic counts, like "1d"; a day by default.'),
});
export const certificatesParametersSchema = z.object({ namespaces });
