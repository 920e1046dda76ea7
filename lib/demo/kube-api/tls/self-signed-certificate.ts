import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { der } from "./der";

const DAY_MS = 86_400_000;
const ECDSA_WITH_SHA256 = der.sequence(der.oid("2a8648ce3d040302"));
const NAME = der.sequence(der.set(der.sequence(der.oid("550403"), der.text("meshlens-demo"))));
const LOOPBACK = der.sequence(
  der.implicit(7, Buffer.from([127, 0, 0, 1])),
  der.implicit(2, Buffer.from("localhost")),
);
const DIGITAL_SIGNATURE_AND_CERT_SIGN = der.bits(Buffer.from([0b1000_0100]), 2);
const SERVER_AUTH = der.oid("2b06010505070301");

const extension = (arcs: string, content: Buffer, critical: boolean): Buffer =>
  der.sequence(der.oid(arcs), ...(critical ? [der.yes()] : []), der.octets(content));

const EXTENSIONS = der.sequence(
  extension("551d13", der.sequence(der.yes()), true),
  extension("551d0f", DIGITAL_SIGNATURE_AND_CERT_SIGN, true),
  extension("551d25", der.sequence(SERVER_AUTH), false),
  extension("551d11", LOOPBACK, false),
);

const pem = (content: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${content.toString("base64").replaceAll(/(.{64})(?=.)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;

/**
 * A fresh P-256 key and a certificate for 127.0.0.1 and localhost that is its own authority (RFC 5280), both PEM; valid from
 * a day before `now` for a year.
 */
export function selfSignedCertificate(now: Date): { readonly key: string; readonly certificate: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const moment = (days: number): Buffer => der.utcTime(new Date(now.getTime() + days * DAY_MS));
  const serial = randomBytes(16);
  serial[0] = 0x80 | (serial[0] ?? 0);
  const content = der.sequence(
    der.tagged(0, der.small(2)),
    der.integer(serial),
    ECDSA_WITH_SHA256,
    NAME,
    der.sequence(moment(-1), moment(365)),
    NAME,
    publicKey.export({ type: "spki", format: "der" }),
    der.tagged(3, EXTENSIONS),
  );
  const certificate = der.sequence(content, ECDSA_WITH_SHA256, der.bits(sign("sha256", content, privateKey)));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: pem(certificate),
  };
}
