import base64
import hashlib
import hmac
import time


def verify(secret, headers, body):
    """Headers have lower-case names; the body is the raw bytes."""
    timestamp = headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("too old, or from the future")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{timestamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    if not any(hmac.compare_digest(one, expected)
               for one in headers["webhook-signature"].split(" ")):
        raise ValueError("the signature does not match")
