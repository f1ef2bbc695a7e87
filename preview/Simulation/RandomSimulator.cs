using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Pulumi;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>Random values that are a hash of their resource, of the shape that was asked for.</summary>
internal sealed class RandomSimulator : IProviderSimulator
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";

    public string Create(SimulatedResource resource, IDictionary<string, object?> state) => resource.Type switch
    {
        "random:index/randomString:RandomString" => Text(resource, state),
        "random:index/randomPassword:RandomPassword" => Password(resource, state),
        "random:index/randomId:RandomId" => Id(resource, state),
        "random:index/randomBytes:RandomBytes" => Bytes(resource, state),
        "random:index/randomUuid:RandomUuid" => Uuid(resource, state),
        _ => resource.Hash(17),
    };

    public IReadOnlyDictionary<string, object?>? Call(string token, ImmutableDictionary<string, object> args, string provider) => null;

    private static string Text(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string text = Characters(resource);
        state["result"] = text;
        return text;
    }

    // The id of a password is the word "none": an id is never secret.
    private static string Password(SimulatedResource resource, IDictionary<string, object?> state)
    {
        state["result"] = Output.CreateSecret(Characters(resource));
        state["bcryptHash"] = Output.CreateSecret($"$2a$10${resource.Hash(53)}");
        return "none";
    }

    private static string Id(SimulatedResource resource, IDictionary<string, object?> state)
    {
        byte[] bytes = StableHash.Stream(resource.Urn, resource.Number("byteLength", 8));
        string prefix = resource.Text("prefix") ?? "";
        string url = Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        state["b64Url"] = prefix + url;
        state["b64Std"] = prefix + Convert.ToBase64String(bytes);
        state["hex"] = prefix + Convert.ToHexStringLower(bytes);
        state["dec"] = prefix + new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return url;
    }

    private static string Bytes(SimulatedResource resource, IDictionary<string, object?> state)
    {
        byte[] bytes = StableHash.Stream(resource.Urn, resource.Number("length", 32));
        state["base64"] = Output.CreateSecret(Convert.ToBase64String(bytes));
        state["hex"] = Output.CreateSecret(Convert.ToHexStringLower(bytes));
        return "none";
    }

    private static string Uuid(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string uuid = new Guid(StableHash.Of(resource.Urn).AsSpan(0, 16)).ToString();
        state["result"] = uuid;
        return uuid;
    }

    private static string Characters(SimulatedResource resource)
    {
        var set = new StringBuilder();
        set.Append(resource.Flag("lower", true) ? Lower : "").Append(resource.Flag("upper", true) ? Upper : "");
        set.Append(resource.Flag("numeric", resource.Flag("number", true)) ? Digits : "");
        set.Append(resource.Flag("special", true) ? resource.Text("overrideSpecial") ?? Special : "");
        if (set.Length == 0)
        {
            throw new SimulationException($"{resource.Type} {resource.Name} leaves no characters to choose from");
        }

        byte[] stream = StableHash.Stream(resource.Urn, resource.Number("length"));
        return string.Concat(stream.Select(b => set[b % set.Length]));
    }
}
