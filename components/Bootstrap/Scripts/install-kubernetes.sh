#!/bin/bash
# containerd from the distribution; kubelet, kubeadm and kubectl from the Kubernetes project.
# Usage: install-kubernetes.sh VERSION    such as 1.35.6
set -euo pipefail

version=$1
repository="https://pkgs.k8s.io/core:/stable:/v${version%.*}/deb"
export DEBIAN_FRONTEND=noninteractive

say() { echo "install-kubernetes: $*"; }

# The network is up, but mirrors fail at times, and apt may be busy with the image's own updates.
retry() {
    local attempt
    for attempt in 1 2 3 4 5 6; do
        "$@" && return
        say "attempt $attempt of 6 failed: $*"
        sleep $((attempt * 10))
    done
    return 1
}

apt_get() { retry apt-get --yes --option DPkg::Lock::Timeout=300 --option APT::Update::Error-Mode=any "$@"; }

apt_get update
apt_get install --no-install-recommends ca-certificates conntrack containerd curl ethtool iptables socat

# The distribution's own file may look for CNI plugins elsewhere than /opt/cni/bin, where Calico puts them; the default does not.
containerd config default | sed 's/SystemdCgroup = false/SystemdCgroup = true/' >/run/containerd-config.toml
grep --quiet 'SystemdCgroup = true' /run/containerd-config.toml
if ! cmp --silent /run/containerd-config.toml /etc/containerd/config.toml; then
    install -D --mode=0644 /run/containerd-config.toml /etc/containerd/config.toml
    systemctl restart containerd
fi
systemctl enable --now containerd

install --directory --mode=0755 /etc/apt/keyrings
retry curl --fail --silent --show-error --location --output /etc/apt/keyrings/kubernetes.asc "$repository/Release.key"
echo "deb [signed-by=/etc/apt/keyrings/kubernetes.asc] $repository/ /" >/etc/apt/sources.list.d/kubernetes.list
apt_get update
apt_get install --allow-change-held-packages "kubelet=$version-*" "kubeadm=$version-*" "kubectl=$version-*"
apt-mark hold kubelet kubeadm kubectl
systemctl enable kubelet
say "kubeadm $(kubeadm version --output short) is installed"
