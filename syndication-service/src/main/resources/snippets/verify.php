<?php

/** Headers have lower-case names; the body is the raw text: file_get_contents('php://input'). */
function verify(string $secret, array $headers, string $body): void
{
    $timestamp = $headers['webhook-timestamp'];
    if (abs(time() - (int) $timestamp) > 300) {
        throw new RuntimeException('too old, or from the future');
    }
    $key = base64_decode(substr($secret, strlen('whsec_')));
    $signed = $headers['webhook-id'] . '.' . $timestamp . '.' . $body;
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', $signed, $key, true));
    foreach (explode(' ', $headers['webhook-signature']) as $one) {
        if (hash_equals($expected, $one)) {
            return;
        }
    }
    throw new RuntimeException('the signature does not match');
}
