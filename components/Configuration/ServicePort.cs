namespace CalicoIPv6.Configuration;

/// <summary>What a Service's port speaks.</summary>
public enum ServiceProtocol
{
    /// <summary><c>TCP</c>.</summary>
    Tcp,

    /// <summary><c>UDP</c>.</summary>
    Udp,
}

/// <summary>A port of the load balancer in front of NodePorts.</summary>
/// <param name="Port">Where clients connect: 1 to 65535, each once.</param>
/// <param name="NodePort">Where every worker answers: <see cref="FirstNodePort"/> to <see cref="LastNodePort"/>.</param>
/// <param name="Protocol">The protocol of both.</param>
public sealed record ServicePort(int Port, int NodePort, ServiceProtocol Protocol)
{
    /// <summary>Start of kube-apiserver's default <c>--service-node-port-range</c>.</summary>
    public const int FirstNodePort = 30000;

    /// <summary>End of kube-apiserver's default <c>--service-node-port-range</c>.</summary>
    public const int LastNodePort = 32767;
}
