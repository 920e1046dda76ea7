import "./interpret-schemas";
import { z } from "zod";

/** RFC 9457 problem document. `parameter` names the request parameter at fault, `dependency` the one that is down. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  parameter: z.string().optional(),
  dependency: z.enum(["kubernetes", "prometheus"]).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
