#!/bin/bash
# Kernel modules, forwarding and swap of a Kubernetes host.
# Usage: prepare-kernel.sh [ipv4] [ipv6]    the families of the cluster, in any order
# What it says goes where cloud-init's output goes: journal, console and /var/log/cloud-init-output.log.
set -euo pipefail

say() { echo "prepare-kernel: $*"; }

modprobe --all overlay br_netfilter

# Turning forwarding on drops the default routes learnt from router advertisements on interfaces whose accept_ra is not 2
# (Linux Documentation/networking/ip-sysctl.rst), and "all" and "default" do not reach interfaces that exist, which the uplink
# does at every boot: so first the uplinks by name, in a file of their own. Slashes, because a name may hold a dot.
if [[ " $* " == *" ipv6 "* ]]; then
    uplinks=/etc/sysctl.d/80-kubernetes-uplinks.conf
    for device in /sys/class/net/*/device; do
        [[ -e $device ]] || continue
        echo "net/ipv6/conf/$(basename "$(dirname "$device")")/accept_ra = 2"
    done >"$uplinks"
    sysctl --load="$uplinks"
fi
sysctl --load=/etc/sysctl.d/90-kubernetes.conf
say "modules are loaded, forwarding is on"

# kubelet does not start with swap on unless it is told how to use it.
swapoff --all
sed --in-place --regexp-extended 's/^([^#].*\sswap\s)/#\1/' /etc/fstab
