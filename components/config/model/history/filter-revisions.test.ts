import { expect, test } from "vitest";
import { configRevision } from "@/lib/testing/config-revision";
import { filterRevisions, type RevisionFilter } from "./filter-revisions";

const NOW = 10 * 86_400_000;
const revisions = [
  configRevision({
    id: 1,
    at: NOW - 60_000,
    changes: [{ path: "spec.http[0].timeout", kind: "added", after: "2s" }],
  }),
  configRevision({ id: 2, at: NOW - 5 * 3_600_000, manager: "argocd-controller" }),
  configRevision({ id: 3, at: 0, object: { kind: "Sidecar", namespace: "prod", name: "default" } }),
];

test.each<[string, Partial<RevisionFilter>, number[]]>([
  ["nothing leaves out nothing", {}, [1, 2, 3]],
  ["the manager is that very one", { manager: "kubectl" }, [1, 3]],
  ["an hour", { within: "1h" }, [1]],
  ["a day", { within: "1d" }, [1, 2]],
  ["text is found in changed paths", { text: "TIMEOUT" }, [1]],
  ["every word is demanded, wherever it is", { text: "prod sidecar" }, [3]],
])("%s", (_, filter, ids) => {
  const found = filterRevisions(revisions, { manager: null, text: "", within: null, ...filter }, NOW);
  expect(found.map(({ id }) => id)).toEqual(ids);
});
