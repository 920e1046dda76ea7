import { stableHash } from "./stable-hash";

/** The letters of generated names: no vowels, so that no words come out (k8s.io/apimachinery/pkg/util/rand). */
const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

/** A suffix of generated names, the same for the same text: a ReplicaSet's pod-template-hash (9), the end of a pod's name (5). */
export function shortHash(text: string, length: number): string {
  return Array.from(
    { length },
    (_, index) => ALPHABET[stableHash(`${index}:${text}`) % ALPHABET.length],
  ).join("");
}
