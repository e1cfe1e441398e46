// Verifies a webhook as a partner would: once with the public Standard Webhooks library, once with
// Node's own Ed25519 and the published keys.
// usage: node verify.mjs WEBHOOK.json, with {"secret", "headers", "body", "jwks"}; prints what holds
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

const { secret, headers, body, jwks } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const holds = [];

new Webhook(secret).verify(body, headers); // throws where it is not ours
holds.push('v1');

const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
const keys = jwks.keys.map(jwk => createPublicKey({ key: jwk, format: 'jwk' }));
for (const signature of headers['webhook-signature'].split(' ')) {
  const [version, base64] = signature.split(',');
  if (version === 'v1a' &&
      keys.some(key => verify(null, signed, key, Buffer.from(base64, 'base64')))) {
    holds.push('v1a');
  }
}
console.log(JSON.stringify(holds));
