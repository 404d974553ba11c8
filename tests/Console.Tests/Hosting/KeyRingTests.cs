using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests.Hosting;

public sealed class KeyRingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mocop-keys-");

    [Fact]
    public async Task A_certificate_encrypts_the_keys_and_its_successor_beside_it_still_reads_them()
    {
        var (first, second) = (NewCertificate(2020), NewCertificate(2021));
        string secret;
        await using (var app = await StartAsync("--KeyRing:Certificate", Write("first.pfx", first), "--KeyRing:Password", "pass"))
        {
            secret = app.Services.GetRequiredService<ISecretProtector>().Protect("the provider's key");
            await using var db = app.Services.GetRequiredService<ConsoleDatabase>().Open(TenantScope.Everything);
            var keys = await db.DataProtectionKeys.Select(k => k.Xml).ToListAsync(TestContext.Current.CancellationToken);
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Contains("EncryptedXmlDecryptor", key, StringComparison.Ordinal));
            Assert.All(keys, key => Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal));
        }

        await using (var renewed = await StartAsync("--KeyRing:Certificate", Write("both.pfx", first, second), "--KeyRing:Password", "pass"))
            Assert.Equal("the provider's key", renewed.Services.GetRequiredService<ISecretProtector>().Unprotect(secret));

        await using var without = await StartAsync();
        Assert.ThrowsAny<CryptographicException>(() => without.Services.GetRequiredService<ISecretProtector>().Unprotect(secret));
    }

    [Fact]
    public void A_wrong_password_a_file_without_a_private_key_and_no_file_are_refused_by_name()
    {
        using var bare = X509CertificateLoader.LoadCertificate(NewCertificate(2020).RawData);

        foreach (var (file, password) in new[] { (Write("keys.pfx", NewCertificate(2020)), "wrong"), (Write("bare.pfx", bare), "pass"), (Path.Combine(_folder.FullName, "missing.pfx"), "pass") })
        {
            var problem = Assert.Throws<SettingException>(() => new KeyRingOptions { Certificate = file, Password = password }.Load());
            Assert.StartsWith("KeyRing:Certificate: ", problem.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<WebApplication> StartAsync(params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder([.. arguments, "--Storage:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "console.db")};Pooling=False"]);
        builder.AddStoredControlPlane();
        var app = builder.Build();
        Assert.Null(await app.PrepareStorageAsync());
        return app;
    }

    private string Write(string name, params X509Certificate2[] certificates)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, "pass")!);
        return path;
    }

    private static X509Certificate2 NewCertificate(int year)
    {
        using var key = RSA.Create(2048);
        var from = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new CertificateRequest($"CN=keys of {year}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, from.AddYears(30));
    }
}
