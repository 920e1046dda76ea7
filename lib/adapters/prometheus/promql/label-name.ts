import { quote } from "./quote";

const CLASSIC_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** A label name as PromQL writes it: bare when it has the classic form, else quoted (UTF-8 names of Prometheus 3). */
export function labelName(name: string): string {
  return CLASSIC_NAME.test(name) ? name : quote(name);
}
