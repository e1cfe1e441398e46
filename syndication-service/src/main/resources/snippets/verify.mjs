import { createHmac, timingSafeEqual } from "node:crypto";

/** Headers have lower-case names; the body is a Buffer of the raw bytes. */
export function verify(secret, headers, body) {
  const timestamp = headers["webhook-timestamp"];
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) {
    throw new Error("too old, or from the future");
  }
  const expected = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(`${headers["webhook-id"]}.${timestamp}.`)
    .update(body)
    .digest();
  const matches = headers["webhook-signature"].split(" ")
    .filter(one => one.startsWith("v1,"))
    .map(one => Buffer.from(one.slice(3), "base64"))
    .some(one => one.length === expected.length && timingSafeEqual(one, expected));
  if (!matches) {
    throw new Error("the signature does not match");
  }
}
