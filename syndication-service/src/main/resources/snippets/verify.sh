# Checks a webhook that you have saved, and sends your own server one that is signed as ours are.
#   SECRET=whsec_… ID=msg_… TIMESTAMP=… SIGNATURE="v1,…" sh verify.sh check body.json
#   SECRET=whsec_… sh verify.sh send https://your.example/hook body.json
set -eu
key=$(printf %s "${SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')

sign() { # id, timestamp, file
  { printf '%s.%s.' "$1" "$2"; cat "$3"; } |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A
}

case $1 in
  check)
    age=$(( $(date +%s) - TIMESTAMP ))
    [ "${age#-}" -le 300 ] || { echo "too old, or from the future" >&2; exit 1; }
    case " $SIGNATURE " in
      *" v1,$(sign "$ID" "$TIMESTAMP" "$2") "*) echo "it is ours" ;;
      *) echo "the signature does not match" >&2; exit 1 ;;
    esac ;;
  send)
    now=$(date +%s)
    curl --silent --show-error --fail-with-body --data-binary @"$3" \
      --header 'content-type: application/json' --header "webhook-id: msg_test_$now" \
      --header "webhook-timestamp: $now" \
      --header "webhook-signature: v1,$(sign "msg_test_$now" "$now" "$3")" "$2" ;;
esac
