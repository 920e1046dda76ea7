import "../interpret-schemas";
import { z } from "zod";

const namespaces = z
  .string()
  .optional()
  .describe("Comma-separated namespaces; everything visible by default. One that is not visible is a 404.");
const before = z.string().optional().describe("Id of the last line of the page before.");

export const kindPathSchema = z.object({
  kind: z.string().describe("Key of a kind, as GET /api/v1/config/kinds lists them."),
});
export const objectPathSchema = kindPathSchema.extend({
  namespace: z.string().describe('The namespace; "-" for cluster-scoped kinds.'),
  name: z.string().describe("The object's name."),
});
export const revisionPathSchema = z.object({ id: z.string().describe("Id of the revision.") });

export const versionParametersSchema = z.object({
  version: z.string().optional().describe("A served version; by default the one Meshlens writes."),
});
export const namespacesParametersSchema = z.object({ namespaces });
export const objectsParametersSchema = z.object({
  namespaces,
  text: z.string().optional().describe("Only objects whose YAML contains it, whatever the case."),
});
export const auditParametersSchema = z.object({ namespaces, before });
export const historyParametersSchema = z.object({
  namespaces,
  kind: z.string().optional().describe("With namespace and name: the history of one object."),
  namespace: z.string().optional().describe('Of the object; "-" for cluster-scoped kinds.'),
  name: z.string().optional().describe("Of the object."),
  before,
});
export const analyzeParametersSchema = z.object({
  namespace: z
    .string()
    .optional()
    .describe("The namespace of objects that name none; `default` if it is not given."),
});
export const outcomeParametersSchema = z.object({
  kind: z.string().describe("Key of the kind."),
  namespace: z.string().describe('The namespace; "-" for cluster-scoped kinds.'),
  name: z.string().describe("The object's name."),
  since: z.string().describe("When it was written: `at` of the answer to the write."),
});
