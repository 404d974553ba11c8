using System.Globalization;
using System.Text;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Benchmarks.Detection;

/// <summary>Megabytes of UTF-8 a second, from the median.</summary>
internal sealed class RateColumn : SummaryColumn
{
    public override string Id => "Rate";

    public override string ColumnName => "MB/s";

    public override string Legend => "Megabytes of UTF-8 a second, from the median";

    public override bool IsAvailable(Summary summary) => summary.BenchmarksCases.All(b => b.Parameters["Corpus"] is string);

    protected override string ValueOf(Statistics statistics, BenchmarkCase benchmark)
    {
        if (benchmark.Parameters["Corpus"] is not string corpus)
            return "";
        var bytes = ScanBenchmarks.TextsOf(corpus).Average(Encoding.UTF8.GetByteCount);
        return (bytes / statistics.Median * 1000).ToString("F1", CultureInfo.InvariantCulture);
    }
}

/// <summary>A percentile that BenchmarkDotNet has no column for.</summary>
internal sealed class PercentileColumn(int percentile) : SummaryColumn
{
    public override string Id => "P" + percentile.ToString(CultureInfo.InvariantCulture);

    public override string ColumnName => Id;

    public override string Legend => $"Percentile {percentile} of the measurements, in microseconds";

    protected override string ValueOf(Statistics statistics, BenchmarkCase benchmark) =>
        (statistics.Percentiles.Percentile(percentile) / 1000).ToString("F1", CultureInfo.InvariantCulture) + " μs";
}

/// <summary>A column that is computed from the measurements of each benchmark.</summary>
internal abstract class SummaryColumn : IColumn
{
    public abstract string Id { get; }

    public abstract string ColumnName { get; }

    public abstract string Legend { get; }

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 10;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public virtual bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics ? ValueOf(statistics, benchmarkCase) : "";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    protected abstract string ValueOf(Statistics statistics, BenchmarkCase benchmark);
}
