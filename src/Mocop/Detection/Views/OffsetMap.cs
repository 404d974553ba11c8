namespace Mocop.Detection.Views;

/// <summary>Leads from the characters of a view back to the text it was made from. Every character of the view came from some stretch of the source.</summary>
internal sealed class OffsetMap
{
    private readonly List<Run> _runs = [];
    private int _length;

    /// <summary>The number of code units of the view.</summary>
    internal int Length => _length;

    /// <summary>The next <paramref name="length"/> characters of the view are a copy of the source from <paramref name="start"/> on.</summary>
    internal void Copy(int start, int length)
    {
        if (length == 0)
            return;
        if (_runs.Count > 0 && _runs[^1] is { IsCopy: true } last && last.SourceStart + (_length - last.ViewStart) == start)
            _runs[^1] = last with { SourceEnd = start + length };
        else
            _runs.Add(new(_length, start, start + length, true));
        _length += length;
    }

    /// <summary>The next <paramref name="length"/> characters of the view all came from the source's <paramref name="start"/> to <paramref name="end"/>.</summary>
    internal void Replace(int length, int start, int end)
    {
        if (length == 1 && end - start == 1)
        {
            Copy(start, 1);
            return;
        }

        if (length == 0)
            return;
        _runs.Add(new(_length, start, end, false));
        _length += length;
    }

    /// <summary>Takes the last characters of the view away again.</summary>
    internal void Truncate(int length)
    {
        while (_runs.Count > 0 && _runs[^1].ViewStart >= length)
            _runs.RemoveAt(_runs.Count - 1);
        if (_runs.Count > 0 && _runs[^1] is { IsCopy: true } last)
            _runs[^1] = last with { SourceEnd = last.SourceStart + (length - last.ViewStart) };
        _length = Math.Min(_length, length);
    }

    /// <summary>The smallest stretch of the source that holds everything the characters of <paramref name="span"/> came from.</summary>
    internal TextSpan ToSource(TextSpan span)
    {
        var first = Find(span.Start);
        var last = Math.Max(first, Find(Math.Max(span.Start, span.End - 1)));
        int start = int.MaxValue, end = 0;
        for (var i = first; i <= last; i++)
        {
            var run = _runs[i];
            var from = run.IsCopy ? run.SourceStart + Math.Max(0, span.Start - run.ViewStart) : run.SourceStart;
            var to = run.IsCopy ? Math.Min(run.SourceEnd, run.SourceStart + (span.End - run.ViewStart)) : run.SourceEnd;
            start = Math.Min(start, from);
            end = Math.Max(end, to);
        }

        return new(start, end);
    }

    private int Find(int position)
    {
        int low = 0, high = _runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].ViewStart <= position)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private readonly record struct Run(int ViewStart, int SourceStart, int SourceEnd, bool IsCopy);
}
