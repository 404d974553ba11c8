using System.Globalization;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>Times as envelopes hold them: UTC, whole milliseconds, RFC 3339.</summary>
internal static class EnvelopeTime
{
    public static DateTimeOffset Truncate(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(JsonMembers.TimeFormat, CultureInfo.InvariantCulture);
}
