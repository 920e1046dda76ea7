import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { oneInjectionLabel } from "./one-injection-label";

describe("a namespace's labels for injection", () => {
  it.each<[Readonly<Record<string, string>>, boolean]>([
    [{ "istio-injection": "enabled", "istio.io/rev": "1-27" }, true],
    [{ "istio-injection": "disabled", "istio.io/rev": "1-27" }, true],
    [{ "istio-injection": "enabled" }, false],
    [{ "istio.io/rev": "1-27" }, false],
    [{}, false],
  ])("%j are one too many: %s", (labels, fires) => {
    expect(foundBy(oneInjectionLabel, namespaceOf("shop", labels))).toEqual(
      fires ? ["IST0123 warning metadata.labels"] : [],
    );
  });
});
