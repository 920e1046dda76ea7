import "../interpret-schemas";
import { z } from "zod";
import { severitySchema } from "./finding";

/** POST /api/v1/config/analyze with YAML documents as the body (application/yaml or text/plain), or { yaml } as JSON. */
export const analyzeResponseSchema = z.object({
  findings: z.array(
    z.object({
      code: z.string(),
      severity: severitySchema,
      kind: z.string(),
      namespace: z.string(),
      name: z.string(),
      /** Dotted, list positions in brackets: spec.http[0].route[1].weight */
      path: z.string(),
      /** Line in the whole text, from 1; 0 where no line can be named. */
      line: z.int(),
      message: z.string(),
    }),
  ),
});
export type AnalyzeResponse = z.infer<typeof analyzeResponseSchema>;
