using System.Security.Cryptography;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Bootstrap;

public sealed class CaHashTests
{
    private static readonly string Certificate = FakeTls.SelfSigned(FakeTls.NewKey(), "kubernetes");

    [Fact]
    public void CaHash_OfCertificate_IsThatOfItsPublicKey()
    {
        string keyPem = FakeTls.NewKey();
        using var key = ECDsa.Create();
        key.ImportFromPem(keyPem);
        string expected = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

        Assert.Equal($"sha256:{expected}", CaHash.Of(FakeTls.SelfSigned(keyPem, "kubernetes")));
    }

    // The command of the kubeadm documentation (kubeadm-join.md).
    [FactIfProgram("openssl")]
    public async Task CaHash_OfCertificate_IsWhatOpensslSays()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Certificate);
        (_, string text) = await Shell.RunAsync(
            "bash", "-c", $"openssl x509 -pubkey -noout -in '{path}' | openssl pkey -pubin -outform der | openssl dgst -sha256 -hex");
        File.Delete(path);

        Assert.EndsWith(CaHash.Of(Certificate)["sha256:".Length..], text.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_TextThatIsNoCertificate() => Assert.ThrowsAny<CryptographicException>(() => CaHash.Of("-----BEGIN TEST-----\n"));
}
