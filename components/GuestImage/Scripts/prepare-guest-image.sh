#!/bin/bash
# Makes a guest image ask for IPv6 addresses by DHCPv6 on every interface, take its default route from router advertisements, and put
# no more on-link than those say: what OpenStack's networks with dhcpv6-stateful want, above all those of Calico's plugin for Neutron.
# Usage: prepare-guest-image.sh [ROOT]
#   ROOT   where the image is mounted; / by default, the machine that it runs on
# It finds out what configures the network: on Debian and Ubuntu ifupdown, netplan, systemd-networkd or NetworkManager; on CentOS,
# RHEL and their like ifcfg files, which network-scripts and NetworkManager read, and NetworkManager's own profiles. Files of its own
# and single lines of others are all it changes; run again, it changes nothing. The network stays as it is until the next boot.
# Exit code: 0 prepared; 1 not an image that it knows; 2 wrong arguments.
# It runs in images as old as CentOS 6 with bash 4.1, to which an empty array is unset, and which cannot keep variables of a pipeline.
set -euo pipefail
shopt -s nullglob

# 2, not 1: a guest that forwards, as every Kubernetes node does, takes none otherwise (Linux Documentation/networking/ip-sysctl.rst).
readonly accept_ra=2
# Seconds: the host has to know the guest's interface before its first router solicitation is answered; the kernel would wait one.
readonly solicitation_delay=10
readonly mark="by prepare-guest-image.sh"
readonly own=90-guest-ipv6

changed=$(mktemp)
trap 'rm --force "$changed"' EXIT

say() { echo "prepare-guest-image: $*"; }

# rewrite FILE [MODE]: gives a file the text of standard input unless it has it; MODE is for one that is new.
rewrite() {
    local file=$1 text before
    text=$(cat; echo .)
    if [[ -e $file ]]; then
        before=$(cat "$file"; echo .)
        # The tools here end the last line where a person has not; that alone is no change.
        if [[ $before == "$text" || ${before%.}$'\n.' == "$text" ]]; then return; fi
    fi
    mkdir -p "$(dirname "$file")"
    [[ -e $file ]] || install --mode="${2:-0644}" /dev/null "$file"
    # Written into, not replaced: owner, mode and security context stay.
    printf '%s' "${text%.}" >"$file"
    echo "$file" >>"$changed"
    say "${file#"$root"}"
}

# Files that name interfaces, those of the loopback and those that editors and packages leave behind aside.
ifupdown_files() {
    local file
    for file in "$root"/etc/network/interfaces "$root"/etc/network/interfaces.d/*; do
        [[ ! -f $file ]] || echo "$file"
    done
}
ifcfg_files() {
    local file
    for file in "$root"/etc/sysconfig/network-scripts/ifcfg-*; do
        case $file in */ifcfg-lo | *~ | *.bak | *.old | *.orig | *.rpmnew | *.rpmorig | *.rpmsave) ;; *) echo "$file" ;; esac
    done
}

# The interfaces that a file of ifupdown names. A name with a colon is a label for one more IPv4 address.
named_in() { awk '$1 == "iface" && $2 != "lo" && $2 !~ /:/ { print $2 }' "$1" | sort --unique; }
ifupdown_names() { ifupdown_files | while read -r file; do named_in "$file"; done; }

# The methods by which ifupdown configures an interface for IPv6, a space before each.
methods_of() {
    ifupdown_files | while read -r file; do
        awk -v name="$1" '$1 == "iface" && $2 == name && $3 == "inet6" { printf " %s", $4 }' "$file"
    done
}

# All that the image's files name, and those of the machine when it is the one that runs; else what the kernel calls the first one.
interfaces() {
    local device names
    names=$(
        ifupdown_names
        ifcfg_files | sed 's/.*ifcfg-//'
        [[ -n $root ]] || for device in /sys/class/net/*/device; do basename "$(dirname "$device")"; done
    )
    sort --unique <<<"${names:-eth0}"
}

# Where the kernel itself listens to routers; systemd-networkd and NetworkManager do so in its place. "default" is for interfaces to
# come, and does not reach those that exist. Slashes, because a name may hold a dot; before what Kubernetes sets, in 80 and 90.
prepare_kernel() {
    local name
    {
        echo "# Written $mark."
        for name in default $(interfaces); do
            echo "net/ipv6/conf/$name/accept_ra = $accept_ra"
            echo "net/ipv6/conf/$name/router_solicitation_delay = $solicitation_delay"
        done
    } | rewrite "$root/etc/sysctl.d/70-guest-ipv6.conf"
}

# DHCPv6 has no prefix length: what is on-link is for router advertisements to say (RFC 5942, section 4). ISC's client made it 64 before
# 4.4.0 (its release notes; kb.isc.org/docs/aa-01141), and a build may still. Scripts that do not look at the length give 128. All three
# variables: what is added as 128 is not found as 64 when it is to be changed or taken away.
prepare_dhclient() {
    local script variable lines
    for script in "$root"/sbin/dhclient-script "$root"/usr/sbin/dhclient-script; do
        grep --quiet '_ip6_prefixlen' "$script" 2>/dev/null || continue
        lines=
        for variable in new_ip6_prefixlen old_ip6_prefixlen cur_ip6_prefixlen; do
            grep --quiet --line-regexp "$variable=128" "$script" || lines+=$variable=128$'\n'
        done
        [[ -z $lines ]] || { head -n 1 "$script"; echo "# Added $mark:"; printf '%s' "$lines"; tail -n +2 "$script"; } | rewrite "$script"
    done
}

# Every stanza of DHCPv6 accepts router advertisements; an interface that has none gets one in the file that names it, which is read
# whatever form its "source" line has. A method that a person chose, such as static, stays.
prepare_ifupdown() {
    local file name methods
    ifupdown_files | while read -r file; do
        awk -v value="$accept_ra" '
            FNR == 1 { stanza = dhcp = 0 }
            $1 ~ /^(iface|auto|allow-.*|no-.*|mapping|rename|template|source|source-directory)$/ {
                stanza++
                dhcp = ($1 == "iface" && $3 == "inet6" && $4 == "dhcp")
            }
            dhcp && $1 == "accept_ra" { given[stanza] = 1; sub(/accept_ra.*/, "accept_ra " value) }
            NR == FNR { next }
            { print }
            dhcp && $1 == "iface" && !given[stanza] { print "    accept_ra " value }
        ' "$file" "$file" | rewrite "$file"
        named_in "$file" | while read -r name; do
            methods=$(methods_of "$name")
            case "$methods " in
                *" dhcp "*) ;;
                " " | " auto ")
                    { cat "$file"; printf '\n# Added %s.\niface %s inet6 dhcp\n    accept_ra %s\n' "$mark" "$name" "$accept_ra"; } | rewrite "$file" ;;
                *) say "$name: its method for IPv6 is${methods}, and stays" ;;
            esac
        done
    done
}

# The interfaces that other files of netplan name: what is said of one in several files is merged (netplan-generate(8)). A port of a bridge
# or a bond has no addresses.
netplan_ids() {
    local file files=()
    for file in "$root"/etc/netplan/*.yaml; do [[ $file == */$own.yaml ]] || files+=("$file"); done
    [[ ${#files[@]} -gt 0 ]] || return 0
    awk '
        FNR == 1 { inside = listed = 0 }
        /^ *(#|$)/ { next }
        /interfaces: *\[/ { flow = $0; gsub(/.*\[|\].*|["\047]/, "", flow); split(flow, names, /[ ,]+/); for (i in names) port[names[i]] = 1 }
        listed && $1 == "-" { gsub(/["\047]/, "", $2); port[$2] = 1; next }
        { indent = match($0, /[^ ]/); listed = /^ *interfaces: *$/ }
        inside && indent <= outer { inside = 0 }
        inside && !inner { inner = indent }
        inside && indent == inner { id = $1; sub(/:.*/, "", id); gsub(/["\047]/, "", id); ids[id] = 1 }
        /^ *ethernets: *$/ { inside = 1; outer = indent; inner = 0 }
        END { for (id in ids) if (!(id in port)) print id }
    ' "${files[@]}" | sort --unique
}

# The last entry takes what no other does: systemd-networkd goes by the first file that fits, in the order of their names.
prepare_netplan() {
    local id
    {
        printf '# Written %s.\nnetwork:\n  version: 2\n  ethernets:\n' "$mark"
        for id in $(netplan_ids); do printf '    "%s":\n      dhcp6: true\n      accept-ra: true\n' "$id"; done
        printf '    zz-guest-ipv6:\n      match:\n        name: "e*"\n      dhcp4: true\n      dhcp6: true\n      accept-ra: true\n'
    } | rewrite "$root/etc/netplan/$own.yaml" 0600
}

prepare_networkd() {
    local file dhcp
    for file in "$root"/etc/systemd/network/*.network; do
        [[ $file != */$own.network ]] || continue
        # A port of a bridge or a bond has no addresses.
        ! grep --quiet --extended-regexp '^(Bridge|Bond)=' "$file" || continue
        case $(sed --quiet 's/^DHCP=//p' "$file" | tail -n 1) in
            yes | both | true | on | 1 | ipv4 | v4) dhcp=yes ;;
            *) dhcp=ipv6 ;;
        esac
        printf '# Written %s.\n[Network]\nDHCP=%s\nIPv6AcceptRA=yes\n' "$mark" "$dhcp" | rewrite "$file.d/$own.conf"
    done
    printf '# Written %s.\n[Match]\nName=en* eth*\n\n[Network]\nDHCP=yes\nIPv6AcceptRA=yes\n' "$mark" |
        rewrite "$root/etc/systemd/network/$own.network"
}

# assign FILE NAME VALUE: the line NAME=VALUE in the place of any other of that name, else at the end.
assign() {
    awk -v name="$2" -v value="$3" '
        index($0, name "=") == 1 { given = 1; if ($0 !~ "^" name "=[\"\047]?" value "[\"\047]?[ \t]*$") $0 = name "=" value }
        { print }
        END { if (!given) print name "=" value }
    ' "$1" | rewrite "$1"
}

# IPV6_AUTOCONF lets NetworkManager listen to routers, IPV6_FORCE_ACCEPT_RA does so for network-scripts; addresses come by DHCPv6.
prepare_ifcfg() {
    local file setting
    ifcfg_files | while read -r file; do
        ! grep --quiet --extended-regexp '^(BRIDGE|MASTER|SLAVE)=' "$file" || continue
        for setting in IPV6INIT IPV6_AUTOCONF IPV6_FORCE_ACCEPT_RA DHCPV6C; do assign "$file" "$setting" yes; done
    done
    file=$root/etc/sysconfig/network
    ! grep --quiet '^NETWORKING_IPV6=' "$file" 2>/dev/null || assign "$file" NETWORKING_IPV6 yes
}

# Method "auto" asks by DHCPv6 when a router says so, "dhcp" hears no router. The profile of our own is for interfaces without another.
prepare_network_manager() {
    local file
    for file in "$root"/etc/NetworkManager/system-connections/*; do
        [[ $file != */$own.nmconnection ]] || continue
        grep --quiet --extended-regexp '^type=(802-3-)?ethernet$' "$file" || continue
        awk '
            /^\[/ { ipv6 = ($0 == "[ipv6]") }
            ipv6 && /^method=(dhcp|disabled|ignore|link-local)$/ { $0 = "method=auto" }
            { print }
        ' "$file" | rewrite "$file"
    done
    printf '%s\n' "# Written $mark." '[connection]' "id=$own" type=ethernet autoconnect-priority=-999 multi-connect=3 '' \
        '[ipv4]' method=auto may-fail=true '' '[ipv6]' method=auto may-fail=true |
        rewrite "$root/etc/NetworkManager/system-connections/$own.nmconnection" 0600
}

# has PATH...: whether the image has one of these files.
has() {
    local path
    for path in "$@"; do [[ ! -e $root/$path && ! -L $root/$path ]] || return 0; done
    return 1
}

# One of them: where two configure an interface, they take addresses away from each other.
prepare_debian() {
    if has sbin/ifup usr/sbin/ifup && [[ -n $(ifupdown_names) ]]; then
        prepare_ifupdown
    elif has usr/sbin/netplan; then
        prepare_netplan
    elif has etc/systemd/system/multi-user.target.wants/systemd-networkd.service; then
        prepare_networkd
    elif has usr/sbin/NetworkManager; then
        prepare_network_manager
    fi
}

prepare_redhat() {
    prepare_ifcfg
    ! has usr/sbin/NetworkManager || prepare_network_manager
}

if [[ $# -gt 1 || ${1:-} == -* ]]; then
    say "write at most one argument, the folder where the image is mounted"
    exit 2
fi
root=${1:-/}
if [[ ! -d $root ]]; then
    say "\"$root\" is no folder: mount the image, and name where"
    exit 2
fi
root=${root%/}
family=$(
    # shellcheck disable=SC1091
    . "$root/etc/os-release" 2>/dev/null && echo "${ID:-}${ID_LIKE:+ $ID_LIKE}"
) || true
# CentOS 6 has no os-release.
[[ -n $family ]] || ! has etc/redhat-release || family=rhel
case " $family " in
    *" debian "* | *" ubuntu "*) prepare_debian ;;
    *" rhel "* | *" centos "* | *" fedora "*) prepare_redhat ;;
    *)
        say "distribution: found ${family:-no /etc/os-release} where Debian, Ubuntu, CentOS, RHEL or one like them is expected; the image stays as it is"
        exit 1
        ;;
esac
prepare_dhclient
prepare_kernel
if [[ ! -s $changed ]]; then
    say "all was prepared before"
    exit 0
fi
say "prepared; it holds from the next boot"
# For cloud-init, which boots the machine again when this is there.
[[ -n $root ]] || : >/run/guest-image-prepared
