import { meshParametersSchema } from "@/lib/contracts/mesh-parameters";
import type { ApiCall } from "../http/answer-call";
import { parseNamespaces } from "./parse-namespaces";
import { readParameters } from "./read-parameters";
import { readWindow } from "./read-window";

const NAMES = Object.keys(meshParametersSchema.shape);
const OTHERWISE = "5m";

export interface AskedMesh {
  /** What is asked about; null for all that is visible. */
  readonly namespaces: readonly string[] | null;
  readonly windowSeconds: number;
}

/** What is asked about the mesh, over five minutes where nothing is said. Throws a 400 problem. */
export async function readMeshQuestion(call: ApiCall): Promise<AskedMesh> {
  const { namespaces, window } = readParameters(call.search, NAMES);
  return {
    namespaces: parseNamespaces(namespaces),
    windowSeconds: await readWindow(call, window, OTHERWISE),
  };
}
