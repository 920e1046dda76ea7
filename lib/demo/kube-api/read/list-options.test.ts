import { describe, expect, it } from "vitest";
import { objectsIn, jsonAt, isObject } from "../../world/read-json";
import { readListOptions } from "./list-options";

const read = (query: string, watching: boolean): ReturnType<typeof readListOptions> =>
  readListOptions(new URLSearchParams(query), watching);

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions */
describe("readListOptions", () => {
  it("reads what a list is asked for, and takes a negative limit for none", () => {
    const query = "limit=5&continue=abc&resourceVersion=7&timeoutSeconds=3";
    expect(read(query, false)).toMatchObject({
      ok: true,
      options: { limit: 5, continueToken: "abc", resourceVersion: "7", match: "", timeoutSeconds: 3 },
    });
    expect(read("limit=-1", false)).toMatchObject({ options: { limit: 0 } });
  });

  it("reads what a watch is asked for", () => {
    const query = "allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";
    expect(read(query, true)).toMatchObject({
      ok: true,
      options: { bookmarks: true, sendInitialEvents: true, match: "NotOlderThan" },
    });
  });

  it.each<readonly [string, boolean, readonly string[]]>([
    ["resourceVersionMatch=Exact", false, ["FieldValueForbidden"]],
    ["resourceVersionMatch=Exact&resourceVersion=0", false, ["FieldValueForbidden"]],
    ["resourceVersionMatch=Exact&resourceVersion=1&continue=x", false, ["FieldValueForbidden"]],
    ["resourceVersionMatch=About&resourceVersion=1", false, ["FieldValueNotSupported"]],
    ["sendInitialEvents=true", false, ["FieldValueForbidden"]],
    ["sendInitialEvents=true", true, ["FieldValueForbidden"]],
    ["resourceVersionMatch=NotOlderThan", true, ["FieldValueForbidden"]],
    [
      "resourceVersionMatch=Exact&sendInitialEvents=true",
      true,
      ["FieldValueForbidden", "FieldValueNotSupported"],
    ],
    ["resourceVersionMatch=NotOlderThan&sendInitialEvents=true&continue=x", true, ["FieldValueForbidden"]],
  ])("answers 422 where parameters do not go together: %s (watching: %j)", (query, watching, reasons) => {
    const refused = read(query, watching);
    if (refused.ok) throw new Error("it was not refused");
    const { code, body } = refused.reply;
    expect(code).toBe(422);
    const causes = isObject(body) ? objectsIn(jsonAt(body, "details", "causes")) : [];
    expect(causes.map(({ reason }) => reason)).toEqual(reasons);
  });

  it.each(["limit=x", "timeoutSeconds=long"])(
    "answers 400 to a parameter that cannot be read: %s",
    (query) => {
      const refused = read(query, false);
      expect(refused.ok ? 200 : refused.reply.code).toBe(400);
    },
  );
});
