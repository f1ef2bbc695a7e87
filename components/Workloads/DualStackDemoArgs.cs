using CalicoIPv6.Addressing;

namespace CalicoIPv6.Workloads;

/// <summary>What the demo is.</summary>
public sealed class DualStackDemoArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>A registry in the place of Docker Hub. Absent: none.</summary>
    public string? RegistryMirror { get; init; }

    /// <summary>
    /// An image of a web server on port 80 of both families, in Docker Hub or its mirror. Default nginx, whose image listens on IPv6 where
    /// the kernel has it (nginx/docker-nginx entrypoint/10-listen-on-ipv6-by-default.sh), for amd64 and arm64.
    /// </summary>
    public string Image { get; init; } = "library/nginx:1.28.0-alpine";

    /// <summary>Pods; at least 1. Default 2.</summary>
    public int Replicas { get; init; } = 2;
}
