import "../interpret-schemas";
import { z } from "zod";

const namespaces = z
  .string()
  .optional()
  .describe("Comma-separated namespaces; everything visible by default. One that is not visible is a 404.");
const window = z.string().optional().describe('A duration like "5m"; five minutes by default.');
const service = {
  namespace: z.string().describe("Of the Service."),
  name: z.string().describe("Of the Service."),
};

export const splitsParametersSchema = z.object({ namespaces, window });
export const seriesParametersSchema = z.object({
  ...service,
  span: z.string().optional().describe('How far back, like "1h"; an hour by default, at most 7d.'),
});
export const figuresParametersSchema = z.object({
  ...service,
  since: z.string().describe("Unix seconds: requests from then on count; at most 7 days ago."),
});
