import type { RequestForm } from "./request-form";
import type { TypedRequest } from "./parse-request-line";

/** The fields as a typed line fills them; who sends it, and claims unless the line had some, stay as they are. */
export function fillForm(form: RequestForm, request: TypedRequest, claims: string): RequestForm {
  const { host, port, tls, method, path, headers } = request;
  return {
    from: form.from,
    scheme: tls ? "https" : "http",
    host,
    port: String(port),
    method,
    path,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    claims: claims === "" ? form.claims : claims,
  };
}
