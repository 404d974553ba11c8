using System.Diagnostics.Metrics;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>What is measured of classifiers, for whoever listens to the meter <c>Mocop.Classifier</c>. No text, no address, no tenant.</summary>
internal static class ClassifierMeters
{
    private static readonly Meter s_meter = new("Mocop.Classifier");

    private static readonly Counter<long> s_questions = s_meter.CreateCounter<long>("mocop.classifier.questions", "{question}", "Texts that a classifier was asked about, by what came of it.");

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("mocop.classifier.duration", "ms", "How long a classifier took to reply.");

    public static void Count(string outcome) => s_questions.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Took(TimeSpan time) => s_duration.Record(time.TotalMilliseconds);
}
