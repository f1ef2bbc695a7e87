#!/bin/bash
# Makes this host a node, once.
# Usage: run-kubeadm.sh init|join HOST:PORT    HOST:PORT of the cluster's API
set -euo pipefail

verb=$1
endpoint=$2
config=/run/kubeadm/kubeadm.yaml
pki=/run/kubeadm/pki
sentinel=/var/lib/calico-ipv6/kubeadm-done

say() { echo "run-kubeadm: $*"; }

# Only asks whether something answers, so any certificate will do: kubeadm itself holds the CA against its hash.
wait_for_api() {
    local end=$((SECONDS + 1200))
    until curl --insecure --silent --fail --globoff --max-time 5 --output /dev/null "https://$endpoint/readyz"; do
        if ((SECONDS >= end)); then
            say "https://$endpoint does not answer; see the first control plane's /var/log/cloud-init-output.log, the load balancer's targets and the firewall"
            return 1
        fi
        sleep 5
    done
}

# `kubeadm reset` empties /etc/kubernetes/pki, so every attempt starts with a fresh copy. Without one kubeadm would make
# certificates of its own, which no other host knows: then no attempt at all (bash heeds `set -e` in no condition).
attempt() {
    if [[ -d $pki ]]; then
        install --directory --mode=0755 /etc/kubernetes || return
        cp --recursive --no-target-directory "$pki" /etc/kubernetes/pki || return
    fi
    kubeadm "$verb" --config "$config"
}

if [[ -e $sentinel ]]; then
    say "this host is a node already ($sentinel exists)"
    exit 0
fi
if [[ $verb == join ]]; then
    wait_for_api
fi
for delay in 15 30 60 120 0; do
    if attempt; then
        install -D --mode=0644 /dev/null "$sentinel"
        say "kubeadm $verb succeeded"
        exit 0
    fi
    say "kubeadm $verb failed; cleaning up"
    kubeadm reset --force || true
    # Control planes that failed together must not try together again: etcd takes one new member at a time.
    sleep $((delay + RANDOM % 15))
done
say "kubeadm $verb failed five times; the reason is above, and in: journalctl --unit kubelet, crictl ps --all"
exit 1
