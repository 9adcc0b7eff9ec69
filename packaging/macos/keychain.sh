#!/usr/bin/env bash
# Make a keychain for this run with the Developer ID certificate in it, on a runner that has none.
# Wants CERTIFICATE (a .p12 in base64) and CERTIFICATE_PASSWORD; prints the identity that can sign.
set -euo pipefail

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
keychain="${RUNNER_TEMP:-$HOME}/followup-signing.keychain-db"
secret="$(uuidgen)"

printf '%s' "$CERTIFICATE" | base64 --decode > "$folder/certificate.p12"
security create-keychain -p "$secret" "$keychain" >&2
security set-keychain-settings -lut 21600 "$keychain" >&2
security unlock-keychain -p "$secret" "$keychain" >&2
security import "$folder/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign >&2
# Or codesign would ask on a screen that nobody looks at.
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db >&2
security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"/\1/p' | head -n 1
