#!/bin/bash
# Kernel modules, forwarding and swap of a Kubernetes host.
# Usage: prepare-kernel.sh [ipv4] [ipv6]    the families of the cluster, in any order
# What it says goes where cloud-init's output goes: journal, console and /var/log/cloud-init-output.log.
set -euo pipefail

say() { echo "prepare-kernel: $*"; }

modprobe --all overlay br_netfilter

# Turning forwarding on drops the default routes learnt from router advertisements on interfaces whose accept_ra is not 2
# (Linux Documentation/networking/ip-sysctl.rst), and "all" and "default" do not reach interfaces that exist: so these first.
if [[ " $* " == *" ipv6 "* ]]; then
    for device in /sys/class/net/*/device; do
        [[ -e $device ]] || continue
        interface=$(basename "$(dirname "$device")")
        echo 2 >"/proc/sys/net/ipv6/conf/$interface/accept_ra"
        say "$interface keeps taking router advertisements"
    done
fi
sysctl --load=/etc/sysctl.d/90-kubernetes.conf

# kubelet does not start with swap on unless it is told how to use it.
swapoff --all
sed --in-place --regexp-extended 's/^([^#].*\sswap\s)/#\1/' /etc/fstab
