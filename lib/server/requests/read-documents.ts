import { isRecord } from "@/lib/domain/mesh/is-record";
import { badParameter } from "../errors";
import { readRequestBody } from "../http/read-request-body";
import { parseNamespaces } from "./parse-namespaces";
import { readParameters } from "./read-parameters";

export interface Documents {
  readonly text: string;
  /** The namespace of objects that name none; kubectl's own default where the query names none. */
  readonly namespace: string;
}

/** YAML documents of a request: its body as it is, or the field `yaml` of a JSON body. Throws 400 and 413 problems. */
export async function readDocuments(request: Request, search: URLSearchParams): Promise<Documents> {
  const { namespace } = readParameters(search, ["namespace"]);
  const [within = "default", ...more] = parseNamespaces(namespace) ?? [];
  if (more.length > 0) throw badParameter("namespace", "Only one namespace can be the default.");
  const body = await readRequestBody(request);
  const isJson = (request.headers.get("content-type") ?? "").startsWith("application/json");
  return { text: isJson ? yamlOfJson(body) : body, namespace: within };
}

/** A JSON object with a text `yaml`; any other JSON is YAML already. */
function yamlOfJson(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) && typeof value["yaml"] === "string" ? value["yaml"] : body;
  } catch {
    return body;
  }
}
