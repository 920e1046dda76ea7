import "../interpret-schemas";
import { z } from "zod";

/** Who keeps the object, as its labels, annotations and managedFields say. */
export const ownerSchema = z.object({
  type: z.enum(["argocd", "flux", "helm", "operator", "controller"]),
  /** The application, release or controller. */
  name: z.string(),
  /** Whether a repository holds the truth, so that a write here is undone or drifts. */
  declarative: z.boolean(),
  /** Where it was read: the label, annotation or manager. */
  evidence: z.string(),
});
export type OwnerDto = z.infer<typeof ownerSchema>;
