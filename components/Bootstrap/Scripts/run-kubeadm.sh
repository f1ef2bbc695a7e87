#!/bin/bash
# Makes this host a node, once. Run again after a reboot or a failure, it goes on from what it finds.
# Usage: run-kubeadm.sh init|join
# Environment: NODE_SECONDS, how long an API that an earlier run left has to answer; 180 by default.
set -euo pipefail

verb=$1
state=/var/lib/calico-ipv6
config=$state/kubeadm/kubeadm.yaml
pki=$state/kubeadm/pki
sentinel=$state/kubeadm-done
kubelet=/etc/kubernetes/kubelet.conf

say() { echo "run-kubeadm: $*"; }

# Whether an earlier run came through: kubelet's own certificate reads its node, and a control plane's API server is ready.
is_node() {
    kubectl --kubeconfig="$kubelet" --request-timeout=10s get node "$(hostname)" >/dev/null 2>&1 || return
    [[ ! -d $pki ]] || curl --insecure --silent --fail --max-time 5 --output /dev/null https://localhost:6443/readyz
}

# After a reboot the API takes a while; a host without kubelet's kubeconfig has never got so far.
was_node() {
    local end=$((SECONDS + ${NODE_SECONDS:-180}))
    [[ -e $kubelet ]] || return
    until is_node; do
        ((SECONDS < end)) || return
        sleep 5
    done
}

# What kubeadm init does after the cluster is up; each phase may be repeated.
finish_init() {
    local phase
    kubeadm init phase bootstrap-token --config "$config" --skip-token-print
    for phase in "upload-config all" "mark-control-plane" "kubelet-finalize all" "addon all"; do
        # shellcheck disable=SC2086
        kubeadm init phase $phase --config "$config" || return
    done
}

# What is left to do on a host whose API may be in use already: a failure here ends the run, and the next one goes on; no reset.
finish() {
    if [[ $verb == init ]]; then
        finish_init
    elif [[ -d $pki ]]; then
        # The last phase of a control plane's join; without it the node takes any workload.
        kubeadm join phase control-plane-join mark-control-plane --config "$config"
    fi
    done_with_it "$1"
}

# `kubeadm reset` empties /etc/kubernetes/pki, so every attempt starts with a fresh copy. Without one kubeadm would make
# certificates of its own, which no other host knows: then no attempt at all (bash heeds `set -e` in no condition).
attempt() {
    if [[ -d $pki ]]; then
        install --directory --mode=0755 /etc/kubernetes || return
        cp --recursive --no-target-directory "$pki" /etc/kubernetes/pki || return
    fi
    # The token that kubeadm makes for itself goes to no log.
    if [[ $verb == init ]]; then
        kubeadm init --config "$config" --skip-token-print
    else
        kubeadm join --config "$config"
    fi
}

# Keys and token have done their work; a control plane has its keys in /etc/kubernetes/pki.
done_with_it() {
    install -D --mode=0644 /dev/null "$sentinel"
    rm --recursive --force "$state/kubeadm"
    say "$1"
}

if [[ -e $sentinel ]]; then
    rm --recursive --force "$state/kubeadm"
    say "this host is a node already ($sentinel exists)"
    exit 0
fi
if was_node; then
    finish "an earlier kubeadm $verb had made this host a node"
    exit 0
fi
# Nothing that works is lost: a node that answers has been kept above.
if [[ -e /etc/kubernetes/manifests || -e $kubelet ]]; then
    say "an earlier kubeadm $verb was interrupted; cleaning up"
    kubeadm reset --force || true
fi
for delay in 15 30 60 120 0; do
    if attempt; then
        done_with_it "kubeadm $verb succeeded"
        exit 0
    fi
    # It may fail late, at a balancer that does not answer yet: others may have joined by then.
    if was_node; then
        finish "kubeadm $verb failed, but this host is a node"
        exit 0
    fi
    say "kubeadm $verb failed; cleaning up"
    kubeadm reset --force || true
    # Control planes that failed together must not try together again: etcd takes one new member at a time.
    sleep $((delay + RANDOM % 15))
done
say "kubeadm $verb failed five times and is tried again; the reason is above, and in: journalctl --unit kubelet, crictl ps --all"
exit 1
