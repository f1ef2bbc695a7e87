#!/usr/bin/env bash
# Compares a stack with what is really there and changes neither; keeps one issue open for as long as they differ.
set -euo pipefail
: "${GITHUB_REPOSITORY:?}" "${GH_TOKEN:?}" "${STACK:?}" "${RUN_URL:?}"
readonly title="Drift of stack $STACK" changes=7

report=$(mktemp)
status=0
pulumi refresh --stack "$STACK" --preview-only --expect-no-changes --non-interactive --color never --suppress-outputs >"$report" 2>&1 || status=$?
cat "$report"
# 7 says that there were changes where none were expected (pulumi/pulumi sdk/go/common/util/cmdutil/exit.go); anything else is no answer.
[ "$status" = 0 ] || [ "$status" = "$changes" ] || exit "$status"

issue=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100" |
    jq --raw-output --slurp --arg title "$title" 'add | map(select(.title == $title and (has("pull_request") | not)))[0].number // empty')

if [ "$status" = 0 ]; then
    [ -z "$issue" ] || gh issue close "$issue" --repo "$GITHUB_REPOSITORY" --comment "No difference any more: $RUN_URL"
    exit 0
fi

# Indented by four, so that nothing in it is Markdown, and cut behind a line. An issue takes 65,536 characters; counted are bytes, which are
# no fewer.
indented() {
    iconv -c -f UTF-8 -t UTF-8 "$report" | sed 's/^/    /' | LC_ALL=C awk '
        { taken += length($0) + 1 }
        taken > 60000 { print "    (cut: the run shows the rest)"; exit }
        { print }'
}
body=$(mktemp)
cat - <(indented) <<TEXT >"$body"
What is there is not what the state of the stack $STACK says. Put it back with \`pulumi up --refresh\`, or take it over with
\`pulumi refresh\` and a change of the program. Found by $RUN_URL:

TEXT
if [ -n "$issue" ]; then
    gh issue edit "$issue" --repo "$GITHUB_REPOSITORY" --body-file "$body"
else
    gh issue create --repo "$GITHUB_REPOSITORY" --title "$title" --body-file "$body"
fi
