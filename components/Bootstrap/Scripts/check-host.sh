#!/bin/bash
# Says whether this host has what a Kubernetes node needs of its network, and what is missing. It changes nothing.
# Usage: check-host.sh [ipv4[=ADDRESS]] [ipv6[=ADDRESS]] [name=HOST] [api=HOST:PORT]
#   ipv4, ipv6   the families of the cluster, primary first: an address, a default route, forwarding; without ADDRESS any global one
#   name         a name that has to resolve to an address of one of these families
#   api          something that has to take a TCP connection: the cluster's API, on a host that joins
# Environment: WAIT_SECONDS, how long to wait for all of it; 0 by default.
# What it waits for it says at once, and again when it changes.
# Exit code: 0 all good; else one line for each check that failed (check, what was found, what to do), and the code of the first:
#   10 no address   11 address not usable   12 no default route   13 forwarding off   14 name does not resolve   15 API out of reach
#   2 wrong arguments
# The last line of a host where all is good begins with "node-ip:": its addresses, in the order of the arguments.
set -euo pipefail

say() { echo "check-host: $*"; }

fault() { printf '%s %s\n' "$1" "$2"; }

# The usable global addresses of a family, one a line: those of the uplink, not of containers and tunnels.
addresses_of() {
    ip -oneline "-${1#ipv}" address show scope global |
        awk '$2 !~ /^(br-|cali|cni|docker|kube|nodelocal|podman|tunl|virbr|vxlan|wg-v6\.cali|wireguard\.cali)/ && !/ (tentative|dadfailed|temporary|deprecated)/ { split($4, a, "/"); print a[1] }'
}

check_address() {
    local family=$1 address=$2 found
    [[ -n $address || -z $(addresses_of "$family") ]] || return 0
    found=$(ip -oneline "-${family#ipv}" address show scope global ${address:+to "$address"})
    case $found in
        *" dadfailed"*)
            fault 11 "$family address: ${address:-the only one} is in use by another host; give each host its own" ;;
        *" tentative"*)
            fault 11 "$family address: ${address:-the only one} is still tentative; see that the network delivers neighbour discovery (ICMPv6)" ;;
        *)
            [[ -z $address || -z $found ]] || return 0
            found=$(addresses_of "$family" | tr '\n' ' ')
            [[ -n $address ]] || found=$(ip -oneline "-${family#ipv}" address show scope global | awk '{ split($4, a, "/"); printf "%s of %s ", a[1], $2 }')
            fault 10 "$family address: found ${found:-none }where ${address:-a lasting global one of the uplink} is expected; see that the interface is up and asks for it (DHCP, router advertisements)" ;;
    esac
}

# A default route may also say that there is no way out: unreachable, blackhole, prohibit.
check_route() {
    [[ -n $(ip "-${1#ipv}" route show default type unicast) ]] ||
        fault 12 "$1 default route: found none; see that the subnet has a router that answers (DHCP, router advertisements) and that accept_ra is 2"
}

check_forwarding() {
    local setting=net/ipv4/ip_forward value
    [[ $1 == ipv6 ]] && setting=net/ipv6/conf/all/forwarding
    value=$(cat "/proc/sys/$setting" 2>/dev/null || echo nothing)
    [[ $value == 1 ]] || fault 13 "$1 forwarding: found $value in /proc/sys/$setting where 1 is expected; run \`sysctl --system\` and see /etc/sysctl.d"
}

# An IPv4 address may come mapped into an IPv6 one, which leads nowhere on a host without IPv4.
resolves() {
    local family
    for family in "${families[@]}"; do
        getent "ahostsv${family#ipv}" "$1" | awk '$1 !~ /^::ffff:/ { found = 1 } END { exit !found }' && return
    done
    return 1
}

check_name() {
    resolves "$1" || fault 14 "name resolution: found no ${families[*]} address of $1; see /etc/resolv.conf and that the resolver answers from here"
}

# A connection alone: whether the API is ready is what kubeadm waits for by itself.
check_api() {
    local host=${1%:*} port=${1##*:}
    host=${host#[} host=${host%]}
    timeout 5 bash -c "exec 3<>'/dev/tcp/$host/$port'" 2>/dev/null ||
        fault 15 "API: found nothing that answers at $1; see the log of the first control plane, the load balancer's targets and the firewall"
}

check_all() {
    local argument value
    for argument in "$@"; do
        value=
        [[ $argument == *=* ]] && value=${argument#*=}
        case $argument in
            ipv4 | ipv4=* | ipv6 | ipv6=*)
                check_address "${argument%%=*}" "$value"
                check_route "${argument%%=*}"
                check_forwarding "${argument%%=*}"
                ;;
            name=*) check_name "$value" ;;
            api=*) check_api "$value" ;;
        esac
    done
}

families=() given=()
for argument in "$@"; do
    case $argument in
        ipv4 | ipv4=?* | ipv6 | ipv6=?*) families+=("${argument%%=*}") given+=("$argument") ;;
        name=?* | api=?*:?*) ;;
        *) say "\"$argument\" is no argument: write ipv4, ipv6, name=HOST or api=HOST:PORT"; exit 2 ;;
    esac
done
if [[ $# == 0 ]]; then
    say "nothing to check: write ipv4, ipv6, name=HOST or api=HOST:PORT"
    exit 2
fi
[[ ${#families[@]} -gt 0 ]] || families=(ipv6 ipv4)

end=$((SECONDS + ${WAIT_SECONDS:-0})) said=
while faults=$(check_all "$@") && [[ -n $faults ]]; do
    if [[ $faults != "$said" ]]; then
        while read -r _ line; do say "$line"; done <<<"$faults"
        said=$faults
    fi
    ((SECONDS < end)) || exit "${faults%% *}"
    sleep 2
done
say "all good: $*"
if [[ ${#given[@]} -gt 0 ]]; then
    node_ip=
    for argument in "${given[@]}"; do
        if [[ $argument == *=* ]]; then node_ip+=,${argument#*=}; else node_ip+=,$(addresses_of "$argument" | head -n 1); fi
    done
    echo "node-ip: ${node_ip#,}"
fi
