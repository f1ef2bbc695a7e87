#!/bin/sh
# Proves from inside a pod that the cluster's network works in every family: one line a check, and a last one that counts them.
# Ends with 1 when a check failed.
#
#   FAMILIES                        IPv4, IPv6 or both, with spaces between
#   POOLS_IPV4, POOLS_IPV6          the ranges that pods have addresses from
#   POD_IPS                         this pod's addresses, with commas between
#   TARGETS                         DNS name that has every target's addresses, one target a host
#   TARGET_PORT                     where targets answer HTTP
#   TARGETS_IPV4_SERVICE_HOST, ...  the address of the Service targets-ipv4, as Kubernetes sets it
#   NAT64_PREFIX                    where DNS64 makes addresses up; empty: there is no DNS64
#   EGRESS_URL                      something outside the cluster that answers in every family; empty: nothing is asked
#   HOSTS                           how many hosts there are, and so targets; empty: it is not known
#   ATTEMPTS, PAUSE                 how often a check is tried, and the seconds between
#   BUDGET                          seconds for all families alike, after which a check is tried once, and pods no more
set -u

checks=0
failures=0
# Of a family, since one that is broken leaves the other its time.
share=$((BUDGET / $(echo "$FAMILIES" | wc -w)))
deadline=0

family_of() {
    case $1 in *:*) echo IPv6 ;; *.*) echo IPv4 ;; esac
}

of_family() { # FAMILY IPV4_VALUE IPV6_VALUE
    case $1 in IPv4) echo "$2" ;; *) echo "$3" ;; esac
}

# is_in ADDRESS RANGE...: whether one of the ranges has the address; both are compared bit by bit.
is_in() {
    address=$1
    shift
    for range; do
        awk -v address="$address" -v range="$range" '
            function nibble(digit) {
                return substr("0000000100100011010001010110011110001001101010111100110111101111", 4 * index("0123456789abcdef", tolower(digit)) - 3, 4)
            }
            function group(hex,    i, out) {
                while (length(hex) < 4) hex = "0" hex
                for (i = 1; i <= 4; i++) out = out nibble(substr(hex, i, 1))
                return out
            }
            function groups(text,    parts, count, i, out) {
                count = text == "" ? 0 : split(text, parts, ":")
                for (i = 1; i <= count; i++) out = out group(parts[i])
                return out
            }
            function ipv6(text,    at, head, tail) {
                at = index(text, "::")
                if (!at) return groups(text)
                head = groups(substr(text, 1, at - 1))
                tail = groups(substr(text, at + 2))
                while (length(head) + length(tail) < 128) head = head "0"
                return head tail
            }
            function ipv4(text,    parts, i, j, out) {
                split(text, parts, ".")
                for (i = 1; i <= 4; i++) for (j = 128; j >= 1; j /= 2) out = out (int(parts[i] / j) % 2)
                return out
            }
            function bits(text) { return text ~ /:/ ? ipv6(text) : ipv4(text) }
            BEGIN {
                split(range, part, "/")
                same = (address ~ /:/) == (range ~ /:/) && address != ""
                exit !(same && substr(bits(address), 1, part[2]) == substr(bits(part[1]), 1, part[2]))
            }' && return 0
    done
    return 1
}

is_late() {
    [ "$(date +%s)" -ge "$deadline" ]
}

# check NAME FAMILY WHAT COMMAND...: tries the command and reports it in a line.
check() {
    line="$1 $2 $3"
    shift 3
    checks=$((checks + 1))
    attempt=1
    until "$@" >/dev/null 2>&1; do
        if [ "$attempt" -ge "$ATTEMPTS" ] || is_late; then
            failures=$((failures + 1))
            echo "FAIL $line"
            return
        fi
        attempt=$((attempt + 1))
        sleep "$PAUSE"
    done
    echo "ok   $line"
}

# Any answer is an answer: what the other side is, and who signed for it, is not in question.
answers() { # FAMILY URL
    curl "-${1#IPv}" --silent --insecure --noproxy '*' --output /dev/null --max-time 5 "$2"
}

lookup() { # TYPE NAME
    # A search list has many names, and each its time.
    timeout 5 dig +search +short +time=2 +tries=1 "$1" "$2" | grep -E '^[0-9a-f.:]+$' | grep '[.:]'
}

resolves() { # TYPE NAME ADDRESS
    lookup "$1" "$2" | grep -qxF "$3"
}

synthesises() { # NAME PREFIX
    for found in $(lookup AAAA "$1"); do
        is_in "$found" "$2" && return 0
    done
    return 1
}

host_of() {
    case $1 in *:*) echo "[$1]" ;; *) echo "$1" ;; esac
}

pod_address() { # FAMILY
    for own in $(echo "$POD_IPS" | tr , ' '); do
        if [ "$(family_of "$own")" = "$1" ]; then echo "$own"; fi
    done
}

has_targets() { # TYPE NAME COUNT
    [ "$(lookup "$1" "$2" | wc -l)" -ge "$3" ]
}

check_pods() { # FAMILY TYPE
    check targets "$1" "$TARGETS has ${HOSTS:-1} or more addresses" has_targets "$2" "$TARGETS" "${HOSTS:-1}"
    found=$(lookup "$2" "$TARGETS")
    left=$(echo "$found" | wc -w)
    # A target runs on every host, so two are on two hosts.
    case $left in
        0) echo "skip pod-to-pod $1: not tried, there is no target" ;;
        1) echo "skip pod-to-pod $1 across hosts: not tried, there is one target" ;;
    esac
    for target in $found; do
        if is_late; then
            checks=$((checks + 1))
            failures=$((failures + 1))
            echo "FAIL pod-to-pod $1 $left of the targets: not tried, the time was up"
            break
        fi
        check pod-to-pod "$1" "$target" answers "$1" "http://$(host_of "$target"):$TARGET_PORT/hostname"
        left=$((left - 1))
    done
}

check_family() { # FAMILY
    type=$(of_family "$1" A AAAA)
    pools=$(of_family "$1" "${POOLS_IPV4:-}" "${POOLS_IPV6:-}")
    service=$(of_family "$1" "${TARGETS_IPV4_SERVICE_HOST:-}" "${TARGETS_IPV6_SERVICE_HOST:-}")
    name=targets-$(of_family "$1" ipv4 ipv6)
    own=$(pod_address "$1")

    # shellcheck disable=SC2086 # Each range is a word of its own.
    check pod-address "$1" "${own:-none} in $pools" is_in "$own" $pools
    check_pods "$1" "$type"
    check pod-to-service "$1" "${service:-none}" answers "$1" "http://$(host_of "$service"):$TARGET_PORT/hostname"
    check dns "$1" "$type $name is ${service:-none}" resolves "$type" "$name" "$service"
    if [ -n "$EGRESS_URL" ]; then
        check egress "$1" "$EGRESS_URL" answers "$1" "$EGRESS_URL"
    else
        echo "skip egress $1: not tried, nothing is asked"
    fi
}

for family in $FAMILIES; do
    deadline=$(($(date +%s) + share))
    check_family "$family"
done

# The one name that has no IPv6 by definition, to find DNS64 by (RFC 7050).
if [ -n "$NAT64_PREFIX" ]; then
    check dns64 IPv6 "AAAA ipv4only.arpa in $NAT64_PREFIX" synthesises ipv4only.arpa "$NAT64_PREFIX"
fi

echo "$checks checks, $failures failed"
[ "$failures" -eq 0 ]
