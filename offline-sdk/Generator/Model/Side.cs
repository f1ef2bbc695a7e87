namespace CalicoIPv6.SdkGenerator.Model;

/// <summary>Where a type stands: the same npm type becomes another C# class on each side.</summary>
internal enum Side
{
    /// <summary>Resource args: <c>Inputs.XArgs</c>.</summary>
    Args,

    /// <summary>Resource state for lookups: <c>Inputs.XGetArgs</c>.</summary>
    State,

    /// <summary>Function args with plain values: <c>Inputs.XArgs</c>.</summary>
    PlainInvoke,

    /// <summary>Function args that take outputs: <c>Inputs.XInputArgs</c>.</summary>
    Invoke,

    /// <summary>Resource outputs and function results: <c>Outputs.X</c>.</summary>
    Output,
}
