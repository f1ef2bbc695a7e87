#!/bin/bash
# Waits until this host has what a Kubernetes node of the given families needs of its network, and says what is missing.
# Usage: wait-for-network.sh [ipv4=ADDRESS] [ipv6=ADDRESS]    the addresses that the host is to have
# Environment: WAIT_SECONDS, 300 by default.
# Exit code: 0 all good; 1 something is missing, one line each: check, what was found, what to do.
set -euo pipefail

say() { echo "wait-for-network: $*"; }

# Prints a line if the address is not on an interface, or not usable yet.
check_address() {
    local family=$1 address=$2 found
    found=$(ip -oneline "-${family#ipv}" address show scope global to "$address")
    case $found in
        *" dadfailed "*) echo "$family address: $address is in use by another host; give each host its own" ;;
        *" tentative "*) echo "$family address: $address is still tentative; see that the network delivers neighbour discovery (ICMPv6)" ;;
        "")
            found=$(ip -oneline "-${family#ipv}" address show scope global | awk '{ printf "%s ", $4 }')
            echo "$family address: found ${found:-none}, expected $address; see that the interface has it and that the host asks for it (DHCP, router advertisements)"
            ;;
    esac
}

check_route() {
    [[ -n $(ip "-${1#ipv}" route show default) ]] ||
        echo "$1 default route: found none; see that the subnet has a router that answers (DHCP, router advertisements)"
}

check_forwarding() {
    local setting=net/ipv4/ip_forward value
    [[ $1 == ipv6 ]] && setting=net/ipv6/conf/all/forwarding
    value=$(cat "/proc/sys/$setting")
    [[ $value == 1 ]] || echo "$1 forwarding: found $value in /proc/sys/$setting, expected 1; see /etc/sysctl.d"
}

check_all() {
    local argument family
    for argument in "$@"; do
        family=${argument%%=*}
        check_address "$family" "${argument#*=}"
        check_route "$family"
        check_forwarding "$family"
    done
}

end=$((SECONDS + ${WAIT_SECONDS:-300}))
while faults=$(check_all "$@") && [[ -n $faults ]]; do
    if ((SECONDS >= end)); then
        while IFS= read -r fault; do say "$fault"; done <<<"$faults"
        exit 1
    fi
    sleep 2
done
say "the network is up: $*"
