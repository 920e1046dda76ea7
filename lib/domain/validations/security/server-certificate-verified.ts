import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";

/**
 * TLS to a server whose certificate is not verified. Without `caCertificates` proxies verify with the system's authorities,
 * so only an explicit `insecureSkipVerify` leaves it out.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
export const serverCertificateVerified: Check = {
  codes: ["IST0128", "IST0129"],
  kinds: ["DestinationRule"],
  run({ data }) {
    const spec = objectAt(data, "spec");
    const subsets = objectsAt(spec, "subsets").map((subset, index) =>
      inPolicy(objectAt(subset, "trafficPolicy"), ["spec", "subsets", index, "trafficPolicy"]),
    );
    return [inPolicy(objectAt(spec, "trafficPolicy"), ["spec", "trafficPolicy"]), ...subsets].flat();
  },
};

function inPolicy(policy: JsonObject, path: FieldPath): readonly FoundHere[] {
  const ports = objectsAt(policy, "portLevelSettings").flatMap((settings, index) =>
    unverified(settings, [...path, "portLevelSettings", index], "IST0129"),
  );
  return [...unverified(policy, path, "IST0128"), ...ports];
}

function unverified(settings: JsonObject, path: FieldPath, code: string): readonly FoundHere[] {
  const tls = objectAt(settings, "tls");
  if (!/^(SIMPLE|MUTUAL)$/.test(textAt(tls, "mode")) || tls["insecureSkipVerify"] !== true) return [];
  return [
    foundAt(
      "warning",
      [...path, "tls", "insecureSkipVerify"],
      "The server's certificate is not verified.",
      "Anyone who can answer in the server's place can read and change what is sent.",
      { code },
    ),
  ];
}
