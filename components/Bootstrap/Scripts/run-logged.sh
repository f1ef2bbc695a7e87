#!/bin/bash
# Runs a command, and copies what it says to the host's log as well.
# Usage: run-logged.sh COMMAND [ARGUMENT...]
# Environment: LOG; /var/log/calico-ipv6.log by default.
set -euo pipefail

"$@" 2>&1 | tee --append "${LOG:-/var/log/calico-ipv6.log}"
