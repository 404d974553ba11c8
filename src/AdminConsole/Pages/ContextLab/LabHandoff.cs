namespace AdminConsole.Pages.ContextLab;

/// <summary>Carries a document from one page to another inside a circuit: it may be too large for an address.</summary>
public sealed class LabHandoff
{
    private LabDocument? _document;

    public void Put(LabDocument document) => _document = document;

    /// <summary>Takes the document, once.</summary>
    public LabDocument? Take()
    {
        var taken = _document;
        _document = null;
        return taken;
    }
}
