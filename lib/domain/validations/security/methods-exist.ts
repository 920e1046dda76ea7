import { jsonPointer } from "@/lib/domain/config/json-pointer";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import type { Fix } from "../finding";
import { foundAt } from "../found-at";
import type { PlacedText } from "../placed-items";
import { operationsOf, ruleTexts } from "./authorization-rules";
import { matchesPattern } from "./matches-pattern";

/** https://www.iana.org/assignments/http-methods/http-methods.xhtml */
const METHODS = (
  "GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT COPY LABEL LINK LOCK " +
  "MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE ORDERPATCH PRI PROPFIND PROPPATCH QUERY REBIND REPORT " +
  "SEARCH UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL"
).split(" ");

const isMethod = (pattern: string): boolean => METHODS.some((method) => matchesPattern(pattern, method));

/**
 * A method that HTTP does not have; methods are case-sensitive.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation and
 * https://www.rfc-editor.org/rfc/rfc9110#section-9.1
 */
export const methodsExist: Check = {
  codes: ["KIA0102"],
  kinds: ["AuthorizationPolicy"],
  run(policy) {
    const allows = /^(ALLOW)?$/.test(textAt(objectAt(policy.data, "spec"), "action"));
    return ruleTexts(operationsOf(policy), "methods")
      .filter(({ text }) => !isMethod(text))
      .map((found) =>
        foundAt(
          "warning",
          found.path,
          `"${found.text}" is no HTTP method.`,
          "Methods are compared letter by letter, in capitals; no request matches this one.",
          { fix: allows ? inCapitals(found) : null },
        ),
      );
  },
};

/** Safe only where a method is otherwise right and is allowed; a denial would refuse more than now. */
function inCapitals({ text, path }: PlacedText): Fix | null {
  const capitals = text.toUpperCase();
  if (!isMethod(capitals)) return null;
  return {
    title: `Write "${capitals}"`,
    patch: [
      { op: "test", path: jsonPointer(path), value: text },
      { op: "replace", path: jsonPointer(path), value: capitals },
    ],
  };
}
