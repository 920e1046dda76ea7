import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";

/** Providers that Istio brings along. */
const BUILT_IN = ["prometheus", "stackdriver", "envoy"];

/**
 * A provider that the mesh's configuration does not have.
 * https://istio.io/latest/docs/reference/config/analysis/ist0157/ and
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider
 */
export const providerExists: Check = {
  codes: ["IST0157"],
  kinds: ["Telemetry"],
  run({ data }, { settings }) {
    const { extensionProviders } = settings;
    if (extensionProviders === undefined) return [];
    const known = [...BUILT_IN, ...extensionProviders];
    const spec = objectAt(data, "spec");
    return ["metrics", "tracing", "accessLogging"].flatMap((section) =>
      objectsAt(spec, section).flatMap((entry, index) =>
        objectsAt(entry, "providers").flatMap((provider, position): readonly FoundHere[] => {
          const name = textAt(provider, "name");
          if (name === "" || known.includes(name)) return [];
          return [
            foundAt(
              "warning",
              ["spec", section, index, "providers", position, "name"],
              `The mesh has no extension provider "${name}".`,
              "What this section asks for is not done.",
            ),
          ];
        }),
      ),
    );
  },
};
