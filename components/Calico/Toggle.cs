namespace CalicoIPv6.Calico;

/// <summary>How the operator's API writes a boolean that may get a third value one day.</summary>
internal static class Toggle
{
    public static string Of(bool on) => on ? "Enabled" : "Disabled";
}
