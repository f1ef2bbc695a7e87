#!/usr/bin/env bash
# Whether the job's environment says where the stack's state is and which role to take: "deployed=true" or "deployed=false" for the steps
# after. A stack file without them is an example, or a stack that is deployed from elsewhere.
set -euo pipefail
: "${GITHUB_OUTPUT:?}" "${STACK:?}"

if [ -n "${AWS_ROLE_ARN:-}" ] && [ -n "${AWS_REGION:-}" ] && [ -n "${PULUMI_BACKEND_URL:-}" ]; then
    echo "deployed=true" >>"$GITHUB_OUTPUT"
else
    echo "::notice::The stack $STACK is passed over: its environment has no AWS_ROLE_ARN, AWS_REGION and PULUMI_BACKEND_URL (docs/teams.md)."
    echo "deployed=false" >>"$GITHUB_OUTPUT"
fi
