namespace Mocop.Detection.Views;

/// <summary>Rewrites a view in plain characters: nothing invisible, no stylistic forms, no look-alike letters, no terminal control. Notes what it changed.</summary>
internal sealed class CharacterFolder
{
    private readonly TextView _view;
    private readonly string _text;
    private readonly ViewWriter _writer;
    private readonly List<FoldedCharacter> _folds = [];
    private readonly SignalWatch _watch;

    private CharacterFolder(TextView view)
    {
        _view = view;
        _text = view.Text;
        _writer = new(_text);
        _watch = new(_text, view.Signals);
    }

    /// <summary>The view in plain characters; the view itself if it has no others.</summary>
    internal static TextView Fold(TextView view) => view.Text.AsSpan().ContainsAnyExcept(PlainText.Plain) ? new CharacterFolder(view).Fold() : view;

    private TextView Fold()
    {
        var at = 0;
        while (at < _text.Length)
        {
            var plain = _text.AsSpan(at).IndexOfAnyExcept(PlainText.Plain);
            if (plain < 0)
                plain = _text.Length - at;
            _writer.Copy(at, at + plain);
            at += plain;
            if (at < _text.Length)
                at += FoldAt(at);
        }

        var letters = _writer.Text.ToCharArray();
        LookAlikeFolder.Fold(letters, _folds, _view.Signals, _writer.Map);
        _folds.Sort((a, b) => a.Position.CompareTo(b.Position));
        return _view.Folded(new(letters), _writer.Map, _folds);
    }

    private int FoldAt(int at)
    {
        int codePoint = _text[at];
        var length = 1;
        if (char.IsHighSurrogate(_text[at]) && at + 1 < _text.Length && char.IsLowSurrogate(_text[at + 1]))
        {
            codePoint = char.ConvertToUtf32(_text[at], _text[at + 1]);
            length = 2;
        }

        if (InvisibleCharacters.IsControl(codePoint))
            return FoldControl(at);
        if (InvisibleCharacters.IsMark(codePoint))
        {
            _watch.Mark(at);
            Note("marks");
        }
        else if (InvisibleCharacters.IsInvisible(codePoint))
        {
            _watch.Invisible(codePoint, at, length, _writer.Length);
            Note("invisible");
        }
        else if (FoldingTable.TryFold(codePoint, out var folding))
        {
            if (folding.Stylistic)
                Note("compatibility");
            _writer.Replace(folding.To, at, at + length);
        }
        else
            _writer.Copy(at, at + length);
        return length;
    }

    private int FoldControl(int at)
    {
        Note("control");
        if (_text[at] == '\b')
            _writer.Erase();
        var length = TerminalSequence.LengthAt(_text, at);
        if (length > 1)
            _watch.TerminalControl(at, length);
        return length;
    }

    private void Note(string kind)
    {
        if (_folds.Count == 0 || _folds[^1].Position != _writer.Length || !ReferenceEquals(_folds[^1].Kind, kind))
            _folds.Add(new(_writer.Length, kind));
    }
}
