#!/bin/bash
# Kernel modules, forwarding and swap of a Kubernetes host.
# Usage: prepare-kernel.sh [ipv4] [ipv6]    the families of the cluster, in any order
set -euo pipefail

say() { echo "prepare-kernel: $*"; }

modprobe --all overlay br_netfilter

# Devices of the machine, and whatever else has a default route: a bond, a VLAN, a bridge.
uplinks() {
    local device
    for device in /sys/class/net/*/device; do
        [[ ! -e $device ]] || basename "$(dirname "$device")"
    done
    ip -6 -oneline route show default | sed --quiet --regexp-extended 's/.* dev ([^ ]+).*/\1/p'
}

# Turning forwarding on drops the default routes learnt from router advertisements on interfaces whose accept_ra is not 2
# (Linux Documentation/networking/ip-sysctl.rst), and "all" and "default" do not reach interfaces that exist, which the uplink
# does at every boot: so first the uplinks by name, in a file of their own. Slashes, because a name may hold a dot.
if [[ " $* " == *" ipv6 "* ]]; then
    settings=/etc/sysctl.d/80-kubernetes-uplinks.conf
    uplinks | sort --unique | sed 's|.*|net/ipv6/conf/&/accept_ra = 2|' >"$settings"
    sysctl --load="$settings"
fi
sysctl --load=/etc/sysctl.d/90-kubernetes.conf
say "modules are loaded, forwarding is on"

# kubelet does not start with swap on unless it is told how to use it. A unit may turn it on again: of /etc/fstab, of a partition, of zram.
swapoff --all
sed --in-place --regexp-extended 's/^([^#].*\sswap\s)/#\1/' /etc/fstab
systemctl mask --quiet swap.target
