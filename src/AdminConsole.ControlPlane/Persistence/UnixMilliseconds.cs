using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdminConsole.ControlPlane.Persistence;

internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    t => t.ToUnixTimeMilliseconds(),
    ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
