#!/usr/bin/env bash
# Prints stacks as a JSON list, by the files Pulumi.<stack>.yaml at the root.
#   stacks.sh first        dev, where there is one
#   stacks.sh middle       all but dev and prod
#   stacks.sh last         prod, where there is one
#   stacks.sh all          all of them
#   stacks.sh changed BASE those that a change since BASE may touch: all when the program changed, else those whose file did
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

stacks() {
    local file
    for file in Pulumi.*.yaml; do
        [ -e "$file" ] || continue
        file=${file#Pulumi.}
        printf '%s\n' "${file%.yaml}"
    done
}

# The names go into matrices and command lines: those that Pulumi takes (letters, digits, -, _ and .), and of these none that would be read
# as an option.
listed() { { grep -xE '[A-Za-z0-9_.][A-Za-z0-9_.-]{0,99}' || true; } | jq --raw-input . | jq --slurp --compact-output .; }

changed() {
    local files
    files=$(git diff --name-only "$1" --)
    if grep -qE '^(components/|infra/|Directory\.|global\.json$|Pulumi\.yaml$)' <<<"$files"; then
        stacks
    else
        sed -nE 's/^Pulumi\.(.+)\.yaml$/\1/p' <<<"$files" | while read -r stack; do
            if [ -e "Pulumi.$stack.yaml" ]; then printf '%s\n' "$stack"; fi
        done
    fi
}

case ${1:-} in
    first) { stacks | grep -x dev || true; } | listed ;;
    middle) { stacks | grep -vxE 'dev|prod' || true; } | listed ;;
    last) { stacks | grep -x prod || true; } | listed ;;
    all) stacks | listed ;;
    changed) changed "${2:?names no commit}" | listed ;;
    *) echo "usage: stacks.sh first|middle|last|all|changed BASE" >&2; exit 1 ;;
esac
