using System.Globalization;

[assembly: AssemblyFixture(typeof(Mocop.Tests.PropertyReport))]

namespace Mocop.Tests;

/// <summary>Says at the end how many generated cases the properties have passed, and from which seed on.</summary>
public sealed class PropertyReport : IDisposable
{
    public void Dispose()
    {
        if (HostileText.Done > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Property cases passed: {HostileText.Done:N0}, from seed {HostileText.FirstSeed}, {HostileText.Cases:N0} per property."));
    }
}
