#!/usr/bin/env bash
# What a pull request would do to each stack, without a credential: comment.md and number in the folder OUT, for a job that may comment.
# Fails, when both are written, where something fixed for life is touched (exit code 3 of ./dev diff) or a plan breaks the policy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
: "${OUT:?names no folder}" "${PR_NUMBER:?is missing}"

mkdir -p "$OUT"
printf '%s\n' "$PR_NUMBER" >"$OUT/number"
# The commit checked out is the merge that GitHub made for the pull request; its first parent is the target branch, by whose name people
# know it. A branch of that name that is there already stays where it is.
base='HEAD^1'
branch=${GITHUB_BASE_REF:-}
# ./dev diff takes the name of a file for a plan file, and a word that starts with - or @ for an option or a file of them.
case $branch in '' | -* | @*) ;; *)
    if [ ! -e "$branch" ] && git update-ref "refs/heads/$branch" "$base" ''; then base=$branch; fi
    ;;
esac

# Written before the comparison, which may fail, or take too long and be ended: an older commit's comment would stand there as if it were this
# one's.
printf '<!-- calico-ipv6 diff -->\nThe stacks could not be compared: the run of the workflow says why.\n' >"$OUT/comment.md"
comment=$(mktemp)
status=0
./dev diff "$base" --markdown >"$comment" || status=$?
if [ -s "$comment" ]; then cp "$comment" "$OUT/comment.md"; fi

plan=$(mktemp)
for stack in $(.github/scripts/stacks.sh all | jq --raw-output '.[]'); do
    echo "== policy: $stack"
    { ./dev preview --stack "$stack" --json >"$plan" && ./dev check --plan "$plan"; } || status=1
done
exit "$status"
