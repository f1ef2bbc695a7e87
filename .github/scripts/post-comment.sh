#!/usr/bin/env bash
# Posts FOLDER/comment.md to the pull request FOLDER/number, or updates the comment that is there. Both come from a build that anybody's
# pull request may have changed, so nothing in them is believed: the number has to be of a pull request whose newest commit is the one
# that was built, and the text has to be of a size that GitHub takes and mentions nobody.
set -euo pipefail
: "${GITHUB_REPOSITORY:?}" "${HEAD_SHA:?}" "${GH_TOKEN:?}"
readonly folder=${1:?names no folder} marker='<!-- calico-ipv6 diff -->' longest=65536

refuse() {
    echo "refused: $1" >&2
    exit 1
}

for name in number comment.md; do
    if [ -L "$folder/$name" ] || [ ! -f "$folder/$name" ]; then refuse "$name is no file"; fi
    [ "$(wc -c <"$folder/$name")" -le $((4 * longest)) ] || refuse "$name is too long"
done
number=$(cat "$folder/number")
[[ $number =~ ^[1-9][0-9]{0,8}$ ]] || refuse "what should be the number of a pull request is none"
[ "$(head -n 1 "$folder/comment.md")" = "$marker" ] || refuse "the comment does not start with its marker"

head=$(gh api "repos/$GITHUB_REPOSITORY/pulls/$number" --jq .head.sha)
[[ $HEAD_SHA =~ ^[0-9a-f]{40}$ ]] || refuse "the run's commit is none"
if [ "$head" != "$HEAD_SHA" ]; then
    echo "pull request $number is at another commit than the one that was built: nothing is posted"
    exit 0
fi

# A word joiner behind each @, so that it calls nobody.
body=$(mktemp)
sed 's/@/@\xe2\x81\xa0/g' "$folder/comment.md" | jq --raw-input --slurp '{body: .}' >"$body"
[ "$(jq '.body | length' "$body")" -le "$longest" ] || refuse "the comment is longer than GitHub takes"

comment=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments?per_page=100" \
    --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id" | head -n 1)
if [ -n "$comment" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --input "$body"
else
    gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --input "$body"
fi
