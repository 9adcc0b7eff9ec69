#!/usr/bin/env bash
# Look at a disk image: mounted, the app's signature holds, the program in it starts and opens a book.
set -euo pipefail

image="$1"
place="$(mktemp -d)"
book="$(mktemp -d)"
hdiutil attach "$image" -readonly -nobrowse -mountpoint "$place"
trap 'hdiutil detach "$place" -force; rm -rf "$book"' EXIT

test -L "$place/Applications"
codesign --verify --deep --strict "$place/Followup.app"
plutil -lint "$place/Followup.app/Contents/Info.plist"
program="$place/Followup.app/Contents/MacOS/followup-desktop"
"$program" --version
"$program" --data "$book" add "Ana Reyes" --json
"$program" --data "$book" export "$book/people.vcf"
"$program" --data "$book/other" import "$book/people.vcf" --json
"$program" --data "$book/other" show "Ana Reyes"
# Signed with an identity it must also be what Apple lets run.
if codesign --display --verbose=2 "$place/Followup.app" 2>&1 | grep -q '^Authority=Developer ID'; then
  spctl --assess --type execute --verbose "$place/Followup.app" || [ -z "${FOLLOWUP_NOTARY_KEY:-}" ]
fi
