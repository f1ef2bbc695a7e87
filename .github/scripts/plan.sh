#!/usr/bin/env bash
# Has the engine plan a stack, into the file PLAN; tells in the job's summary what would change; and fails, when that is told, where the engine
# would refuse it (exit code 3 of ./dev diff) or the plan breaks the policy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
: "${STACK:?}" "${GITHUB_STEP_SUMMARY:?}"
readonly plan=${1:?names no file}

status=0
pulumi preview --stack "$STACK" --json --show-sames --non-interactive >"$plan" || status=$?
if [ "$status" != 0 ]; then
    # With --json the engine says in the document alone what went wrong, without secrets. A line of its own that started with :: would be
    # a command to the runner.
    { jq --raw-output '.diagnostics // [] | .[] | "\(.severity): \(.message)"' "$plan" || true; } | sed 's/^/| /' >&2
    exit "$status"
fi

# A summary takes 1 MiB, of which a comment's length is a part.
./dev diff "$plan" --markdown >>"$GITHUB_STEP_SUMMARY" || status=$?
./dev check --plan "$plan" || { [ "$status" != 0 ] || status=1; }
exit "$status"
