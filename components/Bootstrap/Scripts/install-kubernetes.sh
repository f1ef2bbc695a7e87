#!/bin/bash
# Time synchronisation, containerd, and kubelet, kubeadm and kubectl from the Kubernetes project.
# Usage: install-kubernetes.sh VERSION REGISTRY
#   VERSION    of Kubernetes, such as 1.35.6
#   REGISTRY   where Kubernetes' images come from, such as registry.k8s.io
# Environment: OS_RELEASE, the file that tells the distribution; /etc/os-release by default.
set -euo pipefail

version=$1
registry=$2
minor=${version#1.} minor=${minor%%.*}
repository="https://pkgs.k8s.io/core:/stable:/v1.$minor/deb"
export DEBIAN_FRONTEND=noninteractive

say() { echo "install-kubernetes: $*"; }

# shellcheck disable=SC1090
. "${OS_RELEASE:-/etc/os-release}"
case ${ID:-}:${VERSION_ID:-} in
    ubuntu:24.04 | debian:12 | debian:13) ;;
    *)
        say "distribution: found ${PRETTY_NAME:-${ID:-an unknown one}} where Ubuntu 24.04, Debian 12 or Debian 13 is expected; boot the host from an image of one of these"
        exit 1
        ;;
esac

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

# add_repository NAME KEY-URL LINE...: the text of its sources.list line after the key.
add_repository() {
    local key=/etc/apt/keyrings/$1.asc
    install --directory --mode=0755 /etc/apt/keyrings
    retry curl --fail --silent --show-error --location --output "$key" "$2"
    echo "deb [signed-by=$key] ${*:3}" >"/etc/apt/sources.list.d/$1.list"
    apt_get update || {
        say "packages: apt refuses the repository of $1; where it says \"Signature Packet v3\", it is signed in a way that Debian 13 takes no more since February 2026 (kubernetes/release#3869): take a newer kubernetesVersion, or hosts of Ubuntu 24.04 or Debian 12"
        return 1
    }
}

# The answers to questions about changed configuration files are "keep": chrony's sources were there before chrony.
apt_get update
apt_get install --no-install-recommends --option Dpkg::Options::=--force-confold \
    ca-certificates chrony conntrack curl ethtool iptables socat
systemctl enable --now chrony
systemctl restart chrony
# Certificates are not valid yet on a host whose clock is behind. A host without any time server may still be right.
chronyc waitsync 12 1 0 5 >/dev/null || say "time: found no server that answers within a minute; see ntpServers and /etc/chrony/sources.d"

# containerd 1.6 has been without fixes since August 2025, and 1.35 is the last Kubernetes that takes a containerd 1
# (containerd/containerd RELEASES.md; the announcement of Kubernetes 1.35). Docker's repository is the one that containerd names.
oldest=1.7
((minor < 36)) || oldest=2.0
runtime=containerd
candidate=$(apt-cache policy containerd | awk '$1 == "Candidate:" { print $2 }')
if ! dpkg --compare-versions "$candidate" ge "$oldest"; then
    say "containerd: $PRETTY_NAME has ${candidate:-none}, Kubernetes $version wants $oldest or later: it comes from Docker's repository"
    add_repository docker "https://download.docker.com/linux/$ID/gpg" "https://download.docker.com/linux/$ID $VERSION_CODENAME stable"
    runtime=containerd.io
fi
add_repository kubernetes "$repository/Release.key" "$repository/ /"
apt_get install --no-install-recommends --allow-change-held-packages --option Dpkg::Options::=--force-confold \
    "$runtime" "kubelet=$version-*" "kubeadm=$version-*" "kubectl=$version-*"
apt-mark hold kubelet kubeadm kubectl
# Docker's repository brings new minor versions as mere updates; a distribution does not.
[[ $runtime == containerd ]] || apt-mark hold "$runtime"

# Version 2 of the file, which containerd 1 reads and containerd 2 converts (containerd/containerd docs/cri/config.md). The
# distribution's own file may look for CNI plugins elsewhere than /opt/cni/bin, where Calico puts them; the default does not.
pause=$(kubeadm config images list --kubernetes-version "v$version" --image-repository "$registry" | grep '/pause:')
cat >/run/containerd-config.toml <<TOML
version = 2

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$pause"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = true

[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = "/etc/containerd/certs.d"
TOML
if ! cmp --silent /run/containerd-config.toml /etc/containerd/config.toml; then
    install -D --mode=0644 /run/containerd-config.toml /etc/containerd/config.toml
    systemctl restart containerd
fi
systemctl enable --now containerd
systemctl enable kubelet
say "kubeadm $(kubeadm version --output short) and $(containerd --version) are installed"
