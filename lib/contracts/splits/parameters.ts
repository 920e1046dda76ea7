import "../interpret-schemas";
import { z } from "zod";

const service = {
  namespace: z.string().describe("Of the Service."),
  name: z.string().describe("Of the Service."),
};

export const seriesParametersSchema = z.object({
  ...service,
  span: z.string().optional().describe('How far back, like "1h"; an hour by default, at most 7d.'),
});
export const figuresParametersSchema = z.object({
  ...service,
  since: z.string().describe("Unix seconds: requests from then on count; at most 7 days ago."),
});
