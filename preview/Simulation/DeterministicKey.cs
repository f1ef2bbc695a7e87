using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>An ECDSA key on P-256 that signs the same bytes with the same signature, which .NET's own does not.</summary>
internal sealed class DeterministicKey(ECDsa key) : X509SignatureGenerator, IDisposable
{
    private const int FieldBytes = 32;

    /// <summary>The order of the curve's group (SEC 2, section 2.4.2).</summary>
    private static readonly BigInteger Order =
        new(Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), isUnsigned: true, isBigEndian: true);

    private readonly X509SignatureGenerator _standard = CreateForECDsa(key);

    public ECDsa Key { get; } = key;

    /// <summary>The key that belongs to a text.</summary>
    public static DeterministicKey From(string seed) => new(Create(Scalar(StableHash.Of($"key\n{seed}"))));

    /// <summary>Reads a key in PEM.</summary>
    public static DeterministicKey Read(string pem)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new DeterministicKey(key);
        }
        catch (ArgumentException)
        {
            key.Dispose();
            throw new SimulationException("A simulated certificate needs a private key in PEM, made by tls.PrivateKey");
        }
    }

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => _standard.GetSignatureAlgorithmIdentifier(hashAlgorithm);

    /// <summary>FIPS 186-5, section 6.4.1, with a nonce that is a hash of key and message: for material that protects nothing.</summary>
    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
    {
        byte[] hash = SHA256.HashData(data);
        byte[] secret = Key.ExportParameters(includePrivateParameters: true).D!;
        BigInteger nonce = Scalar(SHA256.HashData([.. secret, .. hash]));
        using ECDsa point = Create(nonce);
        BigInteger r = Number(point.ExportParameters(includePrivateParameters: false).Q.X!) % Order;
        // The inverse of the nonce, by Fermat: the order is prime.
        BigInteger s = BigInteger.ModPow(nonce, Order - 2, Order) * (Number(hash) + (r * Number(secret))) % Order;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }

    public void Dispose() => Key.Dispose();

    protected override PublicKey BuildPublicKey() => _standard.PublicKey;

    private static ECDsa Create(BigInteger scalar)
    {
        byte[] bytes = new byte[FieldBytes];
        byte[] digits = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, FieldBytes - digits.Length);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = bytes });
    }

    private static BigInteger Scalar(byte[] bytes) => (Number(bytes) % (Order - 1)) + 1;

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
