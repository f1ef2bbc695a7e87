#!/usr/bin/env bash
# Whether the run is of the newest commit of main; fails where it is not, since an older one would take the stack back to what it was.
set -euo pipefail
: "${GITHUB_REPOSITORY:?}" "${GITHUB_SHA:?}" "${GH_TOKEN:?}" "${STACK:?}"

newest=$(gh api "repos/$GITHUB_REPOSITORY/git/ref/heads/main" --jq .object.sha)
if [ "$newest" != "$GITHUB_SHA" ]; then
    echo "::error::The stack $STACK is left as it is: this run is of $GITHUB_SHA, and main is at $newest. Approve the run of that commit, or start one: gh workflow run deploy.yml --ref main"
    exit 1
fi
