using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>One rule on both sides of its boundary.</summary>
/// <param name="Rule">The rule's class and method.</param>
/// <param name="Accepted">A request just inside.</param>
/// <param name="Rejected">The same, just outside.</param>
/// <param name="Messages">All that is said of it.</param>
internal sealed record RuleRow(string Rule, AddressRequest Accepted, AddressRequest Rejected, params string[] Messages);
