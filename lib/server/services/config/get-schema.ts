import type { SchemaResponse } from "@/lib/contracts/config/schema-response";
import type { ConfigKind } from "@/lib/domain/config/config-kinds";
import type { Backend } from "../../backend";
import { editProblem } from "../../edit-problem";

/** The cluster's own schema of a kind at `version`, else at the version Meshlens writes. Throws 404 and 503 problems. */
export async function getSchema(
  { editor }: Pick<Backend, "editor">,
  kind: ConfigKind,
  version: string | undefined,
  signal: AbortSignal,
): Promise<SchemaResponse> {
  const served = await editor.served(signal);
  if (!served.ok) throw editProblem(served);
  const known = served.value.find(({ key }) => key === kind.key);
  const asked = version ?? known?.version;
  if (known === undefined || asked === undefined || !known.versions.includes(asked)) {
    const detail = `The cluster does not serve ${kind.kind} ${version === undefined ? "" : `at ${version}`}.`;
    throw editProblem({ ok: false, kind: "unknownKind", message: detail, causes: [], uncertain: false });
  }
  const schema = await editor.schema(kind.key, asked, signal);
  if (!schema.ok) throw editProblem(schema);
  return { version: asked, schema: { ...schema.value } };
}
