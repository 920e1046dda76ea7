import "../interpret-schemas";
import { z } from "zod";
import { findingSchema } from "./finding";

/** GET /api/v1/config/findings?namespaces= : the findings of every object the viewer may see there, worst first. */
export const findingsResponseSchema = z.object({ findings: z.array(findingSchema) });
export type FindingsResponse = z.infer<typeof findingsResponseSchema>;
