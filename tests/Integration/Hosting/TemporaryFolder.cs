namespace Integration.Hosting;

/// <summary>A folder that is gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("mocop-test-");

    public void Dispose() => Directory.Delete(recursive: true);
}
