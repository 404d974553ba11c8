using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdminConsole.Hosting;

/// <summary>Rows as a file to download: comma-separated values (RFC 4180) or JSON.</summary>
internal static class TableFile
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="name">The file's name without its ending.</param>
    /// <param name="format"><c>csv</c> or <c>json</c>; everything else is not found.</param>
    /// <param name="rows">Each with the same members in the same order.</param>
    public static IResult Of(string name, string format, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> rows) => format switch
    {
        "csv" => Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv(rows))], "text/csv; charset=utf-8", name + ".csv"),
        "json" => Results.File(JsonSerializer.SerializeToUtf8Bytes(rows.Select(row => new Dictionary<string, object?>(row, StringComparer.Ordinal)), s_json), "application/json", name + ".json"),
        _ => Results.NotFound(),
    };

    internal static string Csv(IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        var text = new StringBuilder();
        if (rows.Count > 0) text.AppendJoin(',', rows[0].Select(member => member.Key)).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', row.Select(member => Cell(member.Value))).Append("\r\n");
        return text.ToString();
    }

    /// <summary>
    /// A cell. What strangers wrote is stored here: a text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    /// </summary>
    private static string Cell(object? value)
    {
        if (value is null) return "";
        if (value is IFormattable number and not DateTimeOffset) return number.ToString(null, CultureInfo.InvariantCulture);
        var text = value switch
        {
            DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            IEnumerable<string> several => string.Join(' ', several),
            _ => value.ToString() ?? "",
        };
        if (text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..]) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
