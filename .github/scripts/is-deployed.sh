#!/usr/bin/env bash
# Whether the job's environment says where the stack's state is: "deployed=true" or "deployed=false" for the steps after. A stack file
# without it is an example, or a stack that is deployed from elsewhere.
set -euo pipefail
: "${GITHUB_OUTPUT:?}" "${STACK:?}"

if [ -n "${AWS_ROLE_ARN:-}" ] && [ -z "${AWS_REGION:-}" ]; then
    echo "::error::The environment of the stack $STACK has AWS_ROLE_ARN and no AWS_REGION: set both, or neither (docs/teams.md)."
    exit 1
fi
if [ -n "${PULUMI_BACKEND_URL:-}" ]; then
    echo "deployed=true" >>"$GITHUB_OUTPUT"
else
    echo "::notice::The stack $STACK is passed over: its environment has no PULUMI_BACKEND_URL (docs/teams.md)."
    echo "deployed=false" >>"$GITHUB_OUTPUT"
fi
